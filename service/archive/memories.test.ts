import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { bringIn } from '../../test/support/lists.ts'
import { tableOf, take } from '../../test/support/tables.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addMemories, takeBackMemoriesOf } from './actions/add-memories.ts'
import {
  contractsOfCustomer,
  contractsOfDevice,
  endContract,
  noteContract,
  takeContractBack,
} from './contract/contracts.ts'
import { addDevice } from './contract/devices.ts'
import { exportCustomers } from './contract/exports.ts'
import {
  gradeCustomer,
  noteDate,
  noteInterests,
  takeDateBack,
  takeInterestBack,
} from './contract/memories.ts'
import { addCustomer, customerFile, customerTimeline, revealCustomer } from './contract.ts'
import { memoriesOfAll } from './queries/memories.ts'
import { readMemories } from './rules/memory-cells.ts'

let world: World
let agent: Client
let auditor: Client

beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-22T02:00:00Z')
  agent = await world.as('lin')
  auditor = await world.as('shen')
})
afterAll(() => world?.close())

const newcomer = async (name: string) => (await agent.tell(addCustomer, { body: { name } })).id
const remembered = async (id: string, who = agent) =>
  (await who.tell(customerFile, { params: { id } })).memories
const birthday = { kind: 'birthday', month: 11, day: 25 } as const

describe('what is remembered of a customer', () => {
  it('is on his card with who noted it, the next day first', async () => {
    const id = await newcomer('马俊杰')
    const params = { id }
    await agent.tell(noteDate, { params, body: { kind: 'founded', month: 3, day: 8, year: 2015 } })
    await agent.tell(noteDate, { params, body: { ...birthday, year: 1966 } })
    const lunar = { kind: 'birthday', words: '母亲', calendar: 'lunar', month: 10, day: 20 } as const
    await agent.tell(noteDate, { params, body: lunar })
    await agent.tell(noteInterests, { params, body: { words: '钓鱼、太极' } })
    await agent.tell(gradeCustomer, { params, body: { grade: '十佳' } })
    const { dates, interests, grade } = await remembered(id)
    expect(dates.map(one => [one.words, one.next, one.inDays, one.years])).toEqual([
      ['', '2026-11-25', 3, 60],
      ['母亲', '2026-11-28', 6, null],
      ['', '2027-03-08', 106, 12],
    ])
    expect(interests.map(({ words, notedBy }) => [words, notedBy])).toEqual([
      ['钓鱼', '林晓燕'],
      ['太极', '林晓燕'],
    ])
    expect(grade).toMatchObject({ words: '十佳', notedBy: '林晓燕' })
  })

  it('is covered for who sees customers masked, but for a reveal', async () => {
    const id = await newcomer('赵秘密')
    await agent.tell(noteDate, { params: { id }, body: { ...birthday, words: '小女儿' } })
    await agent.tell(noteInterests, { params: { id }, body: { words: '京剧' } })
    await agent.tell(gradeCustomer, { params: { id }, body: { grade: 'A' } })
    expect(await remembered(id, auditor)).toMatchObject({
      dates: [],
      interests: [],
      covered: 2,
      grade: { words: 'A' },
    })
    const body = { reason: 'audit' } as const
    const { memories } = await auditor.tell(revealCustomer, { params: { id }, body })
    expect(memories).toMatchObject({
      covered: 0,
      dates: [{ words: '小女儿' }],
      interests: [{ words: '京剧' }],
    })
  })

  it('is refused in words: no such day, noted already, nothing said', async () => {
    const id = await newcomer('钱多多')
    const refused = async (body: Parameters<typeof agent.ask<typeof noteDate>>[1]['body']) =>
      (await agent.ask(noteDate, { params: { id }, body })).problem.code
    await agent.tell(noteDate, { params: { id }, body: { ...birthday, year: 1980 } })
    expect(await refused({ ...birthday, month: 2, day: 30 })).toBe('there is no such day')
    expect(await refused({ ...birthday, calendar: 'lunar', day: 31 })).toBe('there is no such day')
    expect(await refused({ ...birthday, kind: 'other' })).toBe('say which day this is')
    expect(await refused(birthday)).toBe('noted already')
    // Said in his own words it is still the same fact.
    expect(await refused({ ...birthday, kind: 'other', words: '生日', year: 1980 })).toBe('noted already')
    await agent.tell(noteInterests, { params: { id }, body: { words: '象棋' } })
    const again = await agent.ask(noteInterests, { params: { id }, body: { words: ' 象棋 ' } })
    expect(again.problem.code).toBe('noted already')
  })

  it('can be taken back; the timeline keeps that, and no words', async () => {
    const id = await newcomer('孙有才')
    const { id: date } = await agent.tell(noteDate, { params: { id }, body: birthday })
    await agent.tell(noteInterests, { params: { id }, body: { words: '养花' } })
    await agent.tell(gradeCustomer, { params: { id }, body: { grade: 'B' } })
    await agent.tell(gradeCustomer, { params: { id }, body: { grade: 'A' } })
    const { interests } = await remembered(id)
    await agent.tell(takeDateBack, { params: { id: date } })
    await agent.tell(takeInterestBack, { params: { id: interests[0]?.id ?? '' } })
    await agent.tell(gradeCustomer, { params: { id }, body: { grade: null } })
    expect(await remembered(id)).toEqual({ dates: [], interests: [], grade: null, covered: 0 })
    expect((await agent.ask(takeDateBack, { params: { id: date } })).status).toBe(404)
    const { items } = await agent.tell(customerTimeline, { params: { id }, query: {} })
    expect(items.map(({ event }) => event)).toEqual([
      'grade taken back',
      'interest taken back',
      'important date taken back',
      'customer graded',
      'customer graded',
      'interest noted',
      'important date noted',
      'customer added',
    ])
    expect(JSON.stringify(items)).not.toMatch(/养花|"A"/)
  })

  it('goes with a customer who is merged into another', async () => {
    const [kept, gone] = [await newcomer('周一'), await newcomer('周一一')]
    await agent.tell(noteDate, { params: { id: gone }, body: birthday })
    await agent.tell(gradeCustomer, { params: { id: gone }, body: { grade: 'A' } })
    await world.deed(ctx =>
      ctx.tx.updateTable('archive.customers').set({ merged_into: kept }).where('id', '=', gone).execute(),
    )
    expect(await remembered(kept)).toMatchObject({ dates: [birthday], grade: { words: 'A' } })
    const noting = await agent.ask(noteDate, { params: { id: gone }, body: birthday })
    expect(noting.problem.code).toBe('merged into another customer')
    await agent.tell(gradeCustomer, { params: { id: kept }, body: { grade: null } })
    expect((await remembered(kept)).grade).toBeNull()
  })
})

describe('a service contract', () => {
  const span = { from: '2026-11-22', until: '2027-11-21' }
  const gold = { plan: '金牌保养', ...span }

  it('stands on the cards of customer and device, ends sooner or is taken back, and says why not', async () => {
    const [id, other] = [await newcomer('韩有约'), await newcomer('杨无约')]
    const [params, device] = [{ id }, (await agent.tell(addDevice, { params: { id }, body: {} })).id]
    const noted = async (to: string, body: Parameters<typeof agent.ask<typeof noteContract>>[1]['body']) =>
      (await agent.ask(noteContract, { params: { id: to }, body })).problem.code
    const { id: mine } = await agent.tell(noteContract, { params, body: { ...gold, device } })
    await agent.tell(noteContract, {
      params,
      body: { ...gold, plan: '老合同', from: '2020-01-01', until: '2020-12-31' },
    })
    expect(await noted(id, { ...gold, device })).toBe('noted already')
    expect(await noted(id, { ...gold, until: '2026-11-21' })).toBe('ends before it begins')
    expect(await noted(other, { ...gold, device })).toBe('not a device of this customer')
    const shown = async (one: typeof contractsOfCustomer | typeof contractsOfDevice, of: string) =>
      (await auditor.tell(one, { params: { id: of } })).items.map(({ plan, standing }) => [plan, standing])
    expect(await shown(contractsOfCustomer, id)).toEqual([
      ['金牌保养', 'in force'],
      ['老合同', 'over'],
    ])
    expect(await shown(contractsOfDevice, device)).toEqual(await shown(contractsOfCustomer, id))
    const end = (lastDay: string) => agent.ask(endContract, { params: { id: mine }, body: { lastDay } })
    expect((await end('2027-11-21')).problem.code).toBe('it ends by then already')
    expect((await end('2026-11-21')).problem.code).toBe('ends before it begins')
    const ended = await agent.tell(endContract, { params: { id: mine }, body: { lastDay: '2026-11-22' } })
    const [first] = (await agent.tell(contractsOfDevice, { params: { id: device } })).items
    expect(first).toMatchObject({
      id: ended.id,
      until: '2026-11-22',
      device: { id: device },
      notedBy: '林晓燕',
    })
    await agent.tell(takeContractBack, { params: { id: ended.id } })
    expect(await shown(contractsOfDevice, device)).toEqual([['老合同', 'over']])
    expect((await agent.ask(takeContractBack, { params: { id: ended.id } })).status).toBe(404)
  })
})

/** The head of a list alone: what its rows say is told to the deed. */
async function aList(ctx: Context): Promise<Uuid> {
  const [company_id, id, file_id] = [ctx.company, uuidv7(), uuidv7()]
  const stored = { name: 'list.csv', media_type: 'text/csv', bytes: 1, sha256: '', uploaded_at: ctx.now }
  await ctx.tx
    .insertInto('core.files')
    .values({ company_id, id: file_id, ...stored })
    .execute()
  const head = { file_name: 'list.csv', rows: 3, read_at: ctx.now }
  await ctx.tx
    .insertInto('archive.imports')
    .values({ company_id, id, file_id, ...head })
    .execute()
  return id
}

describe('a list', () => {
  const cells = { birthday: '1966-11-25', otherDates: '乔迁：03-08', interests: '钓鱼；象棋', grade: '十佳' }

  it('brings memories once, and its undo takes away what it brought, no more', async () => {
    const [known, fresh] = [await newcomer('吴已知'), await newcomer('郑新来')]
    await agent.tell(noteInterests, { params: { id: known }, body: { words: '钓鱼' } })
    await agent.tell(gradeCustomer, { params: { id: known }, body: { grade: 'B' } })
    const { list, before } = await world.deed(async ctx => ({
      list: await aList(ctx),
      before: await memoriesOfAll(ctx, [known, fresh]),
    }))
    const { memories } = readMemories(cells)
    const rows = [known, fresh, fresh].map((customer, at) => ({
      customer,
      memories,
      source: { import: list, row: at + 2 },
    }))
    world.clock.forward({ minutes: 1 })
    for (let times = 0; times < 2; times++) {
      await world.deed(ctx => addMemories(ctx, rows))
      const found = await world.deed(ctx => memoriesOfAll(ctx, [known, fresh]))
      expect(found.get(known)).toEqual(memories)
      expect(found.get(fresh)).toEqual(memories)
    }
    const { items } = await agent.tell(customerTimeline, { params: { id: fresh }, query: {} })
    expect(items[0]).toMatchObject({ event: 'memories brought in', data: { import: list, row: 3 } })
    await world.deed(ctx => takeBackMemoriesOf(ctx, list, [known, fresh]))
    expect(await world.deed(ctx => memoriesOfAll(ctx, [known, fresh]))).toEqual(before)
  })

  it('that leaves comes in equal, the lunar birthday among it; who sees customers masked takes none along', async () => {
    const id = await newcomer('冯归来')
    const lunar = { kind: 'birthday', calendar: 'lunar', leap: true, month: 4, day: 8, year: 1963 } as const
    await agent.tell(noteDate, { params: { id }, body: lunar })
    await agent.tell(noteDate, { params: { id }, body: { ...birthday, words: '第2个女儿' } })
    await agent.tell(noteInterests, { params: { id }, body: { words: '京剧，程派；钓鱼' } })
    await agent.tell(gradeCustomer, { params: { id }, body: { grade: '十佳' } })
    const told = async (who: Client) => {
      const { headings, rows } = tableOf((await take(who, exportCustomers, { query: { as: 'csv' } })).bytes)
      const from = headings.indexOf('生日')
      return rows.find(row => row[0]?.startsWith('冯'))?.slice(from, from + 4)
    }
    const manager = await world.as('han')
    const written = ['农历1963年闰四月初八', '第2个女儿 生日：11-25', '京剧,程派；钓鱼', '十佳']
    expect(await told(manager)).toEqual(written)
    await world.hire({ name: '江明', username: 'nan-manager', roles: ['manager'] }, world.other)
    const nan = await world.as('nan-manager')
    await bringIn(world, nan, (await take(manager, exportCustomers, { query: { as: 'xlsx' } })).bytes)
    expect(await told(nan)).toEqual(written)
    expect(await told(await world.as('admin'))).toEqual(['', '', '', ''])
  })
})
