import { readFile, rename } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesFolder } from '#core/files.ts'
import type { Uuid } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import * as lists from '../../test/support/lists.ts'
import { dice } from '../../test/support/nasty.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { GIVEN_UP } from './contract/list-shapes.ts'
import {
  decideNames,
  goOnAgain,
  importNames,
  importRows,
  listImports,
  mapList,
  readList,
} from './contract/lists.ts'

/** What a list asks of a person, and what it answers once he has said it. */

/** `SEED=… npx vitest run service/archive/list-answers.test.ts` cuts at the same places again. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

let world: World
let manager: Client

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world?.close())

const report = (id: Uuid) => lists.report(manager, id)
const dryRun = (text: string) => lists.foreseen(world, manager, text)
const run = (id: Uuid) => lists.written(world, manager, id)

describe('a CSV that lost its merged cells', () => {
  const list =
    '客户,电话,地址,型号,安装日期\n孙一,13810010001,湖滨路 1 号,CX-16,2019-03-05\n,,,CX-20,2020-01-02\n' +
    '孙二,13810010002,湖滨路 2 号,CX-24,2021-01-02\n,,,CX-24,2022-01-02\n,,,CX-30,2023-01-02\n'

  it('gives each machine the customer above, says so row by row, and writes it', async () => {
    const read = await dryRun(list)
    expect(read.look.repeats).toBe(true)
    expect(read.expected).toMatchObject({ created: 2, joined: 3, refused: 0 })
    const { column, code, refuses, count, examples } = read.problems[0] ?? {}
    expect({ column, code, refuses, count, first: examples?.[0] }).toEqual({
      column: 'customerName',
      code: 'customer of the row above',
      refuses: false,
      count: 3,
      first: { row: 3, value: '孙一' },
    })
    expect((await run(read.id)).made).toEqual({ customers: 2, devices: 5 })
    expect((await lists.firstFound(manager, '13810010002')).devices).toHaveLength(3)
    expect((await dryRun(list)).expected).toMatchObject({ unchanged: 5 })
  })

  it('is read without it where a person says so, and with it again, under his own columns', async () => {
    const first = await dryRun(
      list.replace('客户', '甲').replaceAll('1381001', '1381002').replaceAll('孙', '尤'),
    )
    expect(first.expected).toMatchObject({ created: 2, joined: 3 })
    const params = { id: first.id }
    const mapping = { columns: { ...first.mapping.columns, 0: 'customerName' as const }, fixed: {} }
    const choice = { ...first.choice, repeats: false }
    const { revision } = await manager.tell(mapList, {
      params,
      body: { choice, mapping, revision: first.revision },
    })
    await world.settle()
    expect(await report(first.id)).toMatchObject({ mapping, expected: { created: 2, refused: 3 } })
    await manager.tell(mapList, { params, body: { choice: { repeats: true }, mapping, revision } })
    await world.settle()
    expect(await report(first.id)).toMatchObject({ mapping, expected: { created: 2, joined: 3 } })
  })
})

describe('names that nobody knows', () => {
  it('of 150 people and as many models are paged, and decided all at once', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => {
      const n = String(at).padStart(3, '0')
      return `吕${n},1381003${n}0,老师傅${n},杂牌${n}`
    })
    const read = await dryRun(`姓名,电话,安装师傅,型号\n${rows.join('\n')}\n吕某,13810039999,老师傅000,\n`)
    expect([read.names.length, read.moreNames]).toEqual([100, 200])
    const params = { id: read.id }
    const found: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await manager.tell(importNames, { params, query: { limit: 120, after } })
      found.push(...page.items.map(({ kind, name }) => `${kind} ${name}`))
      if (page.next === null) break
      after = page.next
    }
    expect(found[0]).toBe('installer 老师傅000')
    expect(new Set(found).size).toBe(300)
    const known = { kind: 'installer' as const, name: '老师傅001', decision: { sameAs: world.staff.li } }
    await manager.tell(decideNames, { params, body: { names: [known] } })
    const strangers = async () =>
      (await report(read.id)).problems.find(({ code }) => code === 'installer not known')?.count
    expect(await strangers()).toBe(150)
    const query = { only: 'all', reason: 'installer not known', limit: 2 } as const
    const shown = await manager.tell(importRows, { params, query })
    expect(shown.items.map(({ row }) => row)).toEqual([2, 4])
    const all = { kind: 'installer' as const, decision: { create: true as const } }
    await manager.tell(decideNames, { params, body: { all } })
    await manager.tell(decideNames, {
      params,
      body: { all: { kind: 'model', decision: { leave: true } } },
    })
    expect(await strangers()).toBeUndefined()
    expect((await manager.tell(importRows, { params, query })).items).toEqual([])
    expect((await run(read.id)).problems).toEqual([])
    const installedBy = async (phone: string) =>
      (await lists.firstFound(manager, phone)).devices[0]?.installedBy
    expect((await installedBy('13810030010'))?.staff).toBe(world.staff.li)
    expect(await installedBy('13810031490')).toMatchObject({ name: '老师傅149', staff: expect.any(String) })
  })

  it('of more people than a house has are refused: another column was meant', async () => {
    const rows = Array.from({ length: 501 }, (_, at) => `施某,13810040000,第${at}号师傅`)
    const read = await dryRun(`姓名,电话,安装师傅\n${rows.join('\n')}\n`)
    const all = { kind: 'installer' as const, decision: { create: true as const } }
    const params = { id: read.id }
    const { problem } = await manager.ask(decideNames, { params, body: { all } })
    expect(problem).toMatchObject({ code: 'too many new installers', details: { most: 500 } })
  })
})

describe('a list that fails again and again', () => {
  it('says that it stopped instead of going on for ever, and goes on when somebody says so', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `张${at},1381005${String(at).padStart(4, '0')}`)
    const { id } = await lists.dryRun(manager, `姓名,电话\n${rows.join('\n')}\n`)
    const params = { id }
    expect((await manager.ask(goOnAgain, { params })).problem.code).toBe('it has not stopped')
    // The disk with the files is away for a while.
    const files = filesFolder(world.house.config.data)
    await rename(files, `${files}-away`)
    for (let tries = 0; tries < 8; tries++) {
      await world.settle()
      world.clock.forward({ minutes: 5 })
    }
    await rename(`${files}-away`, files)
    expect(await report(id)).toMatchObject({ stage: 'stopped', failed: GIVEN_UP })
    const [line] = (await manager.tell(listImports, { query: { limit: 1 } })).items
    expect(line).toMatchObject({ id, stage: 'stopped' })
    await manager.tell(goOnAgain, { params })
    await world.settle()
    expect(await report(id)).toMatchObject({ stage: 'ready', failed: null, expected: { created: 300 } })
  })
})

describe('a file that was cut or damaged on its way', () => {
  const throwing = dice(SEED)
  const upTo = (most: number) => Math.floor(throwing() * most)
  const files = [
    ['test/e2e/fixtures/twelve-years.gb18030.csv', '档案.csv'],
    ['test/fixtures/lists/libreoffice-dealer.xlsx', '档案.xlsx'],
  ] as const

  it.each(files)(
    `IMP-02: %s brings whole rows or a reason, never a fault (SEED=${SEED})`,
    async (path, name) => {
      const whole = await readFile(path)
      for (let n = 0; n < 5; n++) {
        const bytes = n % 2 === 0 ? Buffer.from(whole.subarray(0, upTo(whole.length))) : noisy(whole)
        const before = await lists.customerCount(world)
        const file = await lists.upload(manager, bytes, name)
        const { status, answer, problem } = await manager.ask(readList, { body: { file } })
        if (status !== 200) {
          expect([400, 409]).toContain(status)
          expect(problem.code).not.toBe('')
          continue
        }
        const { expected } = answer
        if (expected.created + expected.joined + expected.unchanged === 0) continue
        const { done } = await run(answer.id)
        expect(done).toEqual(expected)
        expect(await lists.customerCount(world)).toBe(before + done.created)
      }
    },
  )

  function noisy(whole: Buffer): Buffer {
    const bytes = Buffer.from(whole)
    for (let n = 0; n < 3; n++) bytes.writeUInt8(upTo(256), upTo(bytes.length))
    return bytes
  }
})
