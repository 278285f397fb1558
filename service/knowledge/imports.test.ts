import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { reactOnce } from '#core/reactions.ts'
import { closeReader } from '#service/archive/actions/list-reader.ts'
import { type AnswerLists, answerLists } from '../../test/support/answer-lists.ts'
import type { Client } from '../../test/support/client.ts'
import { encoder } from '../../test/support/encoder.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { listAnswers, putContent } from './contract/answers.ts'
import { addFault } from './contract/faults.ts'
import {
  cancelAnswerList,
  listAnswerLists,
  mapAnswerList,
  runAnswerList,
  undoAnswerList,
} from './contract/imports.ts'

let world: World
let manager: Client
let lists: AnswerLists
const gbk = encoder('gb18030')

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
  lists = answerLists(world, manager)
})
afterAll(() => world?.close())

const report = (id: Uuid) => lists.report(id)
const dryRun = (bytes: Buffer | string, name?: string) => lists.dryRun(bytes, name)
const run = (id: Uuid) => lists.run(id)
const bringIn = (bytes: Buffer | string, name?: string) => lists.bringIn(bytes, name)
const answerOf = (id: Uuid, title: string) => lists.answerOf(id, title)
const whys = (id: Uuid, only?: 'problems') => lists.whys(id, only)
const answerCount = () => lists.count(sql`true`)
const taken = async (query: string) =>
  Buffer.from(await (await manager.send('GET', `/api/knowledge/export?${query}`)).arrayBuffer())

const HEAD = '编号,问题,相似问法,答案,电话指导,危险,安全提示,产品线,型号,状态,复核日期,可见范围'
const NASTY = [
  HEAD,
  'K1,水不热怎么办,热水不热|不加热,先看水位。,"1. 有水吗？\n- 有 → 2\n- 没有 → 上门\n2. 等十分钟。\n→ 解决",,,太阳能热水器,CX-16,已发布,2027年3月1日,公开',
  'K2,显示 E1,,断电一分钟再试。,,,,太阳能热水器,CX-16、CX-18,未审核,,内部',
  "K3,'=HYPERLINK(1),,公式不是公式。,,,,,,,,",
  'K1,水不热怎么办,热水不热|不加热,先看水位。,"1. 有水吗？\n- 有 → 2\n- 没有 → 上门\n2. 等十分钟。\n→ 解决",,,太阳能热水器,CX-16,已发布,2027年3月1日,公开',
  'K2,显示 E1,,换一个说法。,,,,,,,,',
  'K4,,,没有标题。,,,,,,,,',
  'K5,空的答复,,,,,,,,,,',
  'K6,步骤走不通,,看步骤。,"1. 问一问\n- 是 → 7",,,,,,,',
  'K7,状态看不懂,,内容。,,,,,,大概吧,,',
  'K8,日期看不懂,,内容。,,,,,,,某天,',
  'K9,只有安全提示,,内容。,,,请不要上屋顶,,,,,',
  'K10,屋顶漏水,,我们来看。,,屋顶、触电,请不要上屋顶，我们来。,,,,,',
  ',没有编号,,按标题认。,,,,太阳能热水器,,,,',
  ',没有 编号,,说的不一样。,,,,太阳能热水器,,,,',
  'K11,最后一行断',
].join('\r\n')

describe('a GBK list with everything that goes wrong', () => {
  let id: Uuid

  it('is foreseen row by row: what is new, what stays out, by column and reason', async () => {
    const read = await dryRun(gbk(NASTY))
    id = read.id
    expect(read).toMatchObject({ stage: 'ready', rows: 15, remembered: false })
    expect(read.look).toMatchObject({ format: 'csv', encoding: 'gb18030' })
    expect(read.expected).toEqual({ created: 5, changed: 0, unchanged: 1, refused: 9 })
    expect(await whys(id)).toEqual([
      [6, ['externalId: id twice with another text']],
      [7, ['title: no title']],
      [8, ['body: nothing is said']],
      [9, ['steps: steps lead nowhere']],
      [10, ['confidence: not one of the words']],
      [11, ['reviewOn: date unreadable']],
      [12, ['dangers: safety without a danger']],
      [15, ['title: same title twice with another text']],
      [16, ['null: row cut short']],
    ])
    expect(read.names).toEqual([
      { kind: 'model', name: 'CX-16', count: 2 },
      { kind: 'model', name: 'CX-18', count: 1 },
      { kind: 'line', name: '太阳能热水器', count: 1 },
    ])
    expect(await answerCount()).toBe(0)
  })

  it('is written as foreseen, with guidance, safety stop, places and who may read it', async () => {
    expect((await run(id)).done).toEqual({ created: 5, changed: 0, unchanged: 1, refused: 9 })
    const hot = await answerOf(id, '水不热怎么办')
    expect(hot).toMatchObject({
      language: 'zh-Hans',
      audience: 'customer',
      confidence: 'validated',
      validated: { edition: 1, by: '韩志远' },
      content: { phrasings: ['热水不热', '不加热'], body: '先看水位。', safety: null },
      lines: [],
      models: [{ name: 'CX-16' }],
    })
    expect(String(hot.reviewOn)).toBe('2027-03-01')
    expect(hot.content.steps).toEqual([
      {
        id: '1',
        say: '有水吗？',
        picture: null,
        branches: [
          { reply: '有', to: '2' },
          { reply: '没有', to: 'visit' },
        ],
        next: null,
      },
      { id: '2', say: '等十分钟。', picture: null, branches: [], next: 'solved' },
    ])
    expect((await answerOf(id, '=HYPERLINK(1)')).audience).toBe('internal')
    expect((await answerOf(id, '屋顶漏水')).content.safety).toEqual({
      dangers: ['roof', 'current'],
      words: '请不要上屋顶，我们来。',
    })
  })

  it('changes nothing when it comes again', async () => {
    const again = await bringIn(gbk(NASTY))
    expect(again).toMatchObject({ remembered: true, names: [] })
    expect(again.done).toEqual({ created: 0, changed: 0, unchanged: 6, refused: 9 })
    expect(await answerCount()).toBe(5)
  })

  it.each(['csv', 'xlsx'] as const)('gives its refused rows back as %s, to be mended', async as => {
    const url = `/api/knowledge/imports/${id}/refused?as=${as}&language=zh-Hans`
    const bytes = Buffer.from(await (await manager.send('GET', url)).arrayBuffer())
    const read = await dryRun(bytes, `mended.${as}`)
    expect(read.headings.at(-1)).toBe('没有导入的原因')
    expect(read.samples[0]?.texts.at(-1)).toBe('编号：编号重复，内容不一样')
    expect(read).toMatchObject({ rows: 9, remembered: true })
  })

  it('makes a new edition where it says something else, and keeps what was edited here', async () => {
    const other = NASTY.replace('断电一分钟再试。', '断电三分钟再试。')
    const changed = await bringIn(gbk(other))
    expect(changed.done).toEqual({ created: 0, changed: 1, unchanged: 5, refused: 9 })
    const answer = await answerOf(changed.id, '显示 E1')
    expect(answer).toMatchObject({ edition: 2, content: { body: '断电三分钟再试。' } })
    const { content, edition: base, id: params } = answer
    const body = { base, reason: '', content: { ...content, body: '先看插头。' } }
    await manager.tell(putContent, { params: { id: params }, body })
    const again = await bringIn(gbk(other))
    expect(again.done).toEqual({ created: 0, changed: 0, unchanged: 6, refused: 9 })
    expect(await whys(again.id, 'problems')).toContainEqual([3, ['null: edited here since']])
    expect((await answerOf(again.id, '显示 E1')).content.body).toBe('先看插头。')
  })
})

describe('what a person says of a list', () => {
  const list = '题,说,机型\n甲题,甲说,XX-1\n乙题,乙说,CX-16\n'

  it('other columns, and rows of unknown models stay out: read anew; once it is written no more', async () => {
    const read = await dryRun(list)
    const { id, revision } = read
    const params = { id }
    const none = await manager.ask(mapAnswerList, {
      params,
      body: { revision, mapping: { columns: { '1': 'body' }, fixed: {} } },
    })
    expect(none.problem.code).toBe('no column is the title')
    const mapping = {
      columns: { '0': 'title', '1': 'body', '2': 'models' } as const,
      fixed: { audience: '公开' },
    }
    await manager.tell(mapAnswerList, { params, body: { revision, mapping, unknownNames: 'refuse' } })
    await world.settle()
    expect((await report(id)).expected).toMatchObject({ created: 1, refused: 1 })
    expect(await whys(id)).toEqual([[2, ['models: model not known']]])
    const late = await manager.ask(mapAnswerList, { params, body: { revision, mapping } })
    expect(late.problem.code).toBe('mapped otherwise meanwhile')
    await run(id)
    expect((await answerOf(id, '乙题')).audience).toBe('customer')
    for (const endpoint of [runAnswerList, mapAnswerList] as const) {
      const body = endpoint === mapAnswerList ? { revision: revision + 1 } : undefined
      const no = await manager.ask(endpoint as typeof mapAnswerList, { params, body: body as never })
      expect(no.problem.code).toBe('already started')
    }
    expect((await manager.ask(cancelAnswerList, { params })).problem.code).toBe('already finished')
  })
})

describe('JSON lines', () => {
  it('in 繁體, with lists and objects, and a last line that is cut', async () => {
    const lines = [
      {
        externalId: 'T1',
        title: '熱水器不熱怎麼辦',
        body: '先看水位。',
        models: ['CX-16'],
        parts: [{ name: '感測器', quantity: 2 }],
      },
      { externalId: 'T2', title: '顯示 E2', body: '請斷電。', faults: ['E2'], language: 'zh-Hant' },
    ]
    const text = `${lines.map(one => JSON.stringify(one)).join('\n')}\n{"externalId": "T3", "title": "斷`
    const done = await bringIn(text, 'answers.jsonl')
    expect(done.done).toMatchObject({ created: 2, refused: 1 })
    expect(await whys(done.id, 'problems')).toEqual([
      [2, ['faults: fault not known']],
      [3, ['null: row cut short']],
    ])
    expect(await answerOf(done.id, '熱水器不熱怎麼辦')).toMatchObject({
      language: 'zh-Hant',
      content: { parts: [{ name: '感測器', quantity: 2 }] },
      models: [{ name: 'CX-16' }],
    })
  })
})

describe('what leaves comes back', () => {
  it.each(['csv', 'xlsx', 'jsonl'] as const)('as %s: everything is unchanged', async as => {
    const scope = { line: null, model: null }
    if (as === 'csv') {
      const body = { parent: null, ...scope, code: 'E7', name: '水位传感器', otherNames: [], safety: false }
      const top = await manager.tell(addFault, { body: body as never })
      const under = { ...body, parent: top.id, code: '', name: '接线松、脱落' }
      await manager.tell(addFault, { body: under as never })
      const more =
        '编号,问题,相似问法,答案,步骤,配件,故障代码\nR1,"换行\n和,逗号",一；二,"第一行\n\n- 列表","拔下插头。\n再插上。","密封圈 2、传感器 1","E7 水位传感器 > 接线松、脱落"\n'
      const done = await bringIn(more)
      expect(done.done).toMatchObject({ created: 1 })
    }
    const count = await answerCount()
    const bytes = await taken(`as=${as}&language=zh-Hant`)
    const back = await bringIn(bytes, `answers.${as}`)
    expect(back.problems.filter(({ refuses }) => refuses)).toEqual([])
    expect(back.done).toEqual({ created: 0, changed: 0, unchanged: count, refused: 0 })
  })

  it('only what is wanted', async () => {
    const lines = (await taken('as=jsonl&written=zh-Hant')).toString().trimEnd().split('\n')
    expect(lines.map(line => JSON.parse(line).externalId)).toEqual(['T1', 'T2'])
  })
})

describe('a list of 1,300 rows that is stopped in the middle', () => {
  const list = `编号,标题,答复\n${Array.from({ length: 1300 }, (_, at) => `L${at},第 ${at} 题,第 ${at} 答`).join('\n')}\n`
  const countOf = () => lists.count(sql`external_id ^@ 'L' and confidence <> 'archived'`)
  const some = async (id: Uuid, there: (written: number) => boolean) => {
    for (let turn = 0; turn < 50 && !there((await report(id)).progress.written); turn++)
      await reactOnce(world.house, world.company)
  }

  it('goes on where it stood, in any process, and no row comes twice', async () => {
    const { id } = await dryRun(list)
    await manager.tell(runAnswerList, { params: { id } })
    await some(id, written => written > 0)
    const { progress } = await report(id)
    expect(progress.written).toBeLessThan(1300)
    expect(await countOf()).toBe(progress.written)
    // Another process has no reader that stands there.
    closeReader(id)
    await world.settle()
    expect(await report(id)).toMatchObject({ stage: 'finished', done: { created: 1300 } })
    expect(await countOf()).toBe(1300)
  })

  it('cancelled, whole rows stay; put back, what it brought says again what it said', async () => {
    const other = list.replaceAll('答\n', '回\n')
    const { id } = await dryRun(other)
    const params = { id }
    expect((await manager.ask(undoAnswerList, { params })).problem.code).toBe('nothing was written')
    await manager.tell(runAnswerList, { params })
    await some(id, written => written > 0)
    await manager.tell(cancelAnswerList, { params })
    await world.settle()
    const { done, stage } = await report(id)
    expect(stage).toBe('cancelled')
    expect(done.changed).toBeGreaterThan(0)
    const first = await answerOf(id, '第 0 题')
    expect(first).toMatchObject({ edition: 2, content: { body: '第 0 回' } })
    const second = await answerOf(id, '第 1 题')
    const body = { base: 2, reason: '', content: { ...second.content, body: '人说的' } }
    await manager.tell(putContent, { params: { id: second.id }, body })
    await manager.tell(undoAnswerList, { params })
    await world.settle()
    expect(await report(id)).toMatchObject({ stage: 'undone', leftAlone: 1 })
    expect(await answerOf(id, '第 0 题')).toMatchObject({ edition: 3, content: { body: '第 0 答' } })
    expect((await answerOf(id, '第 1 题')).content.body).toBe('人说的')
    expect((await manager.ask(undoAnswerList, { params })).problem.code).toBe('already taken back')
  })

  it('new answers that are put back are archived, and the next list brings them in again', async () => {
    const fresh = list.replaceAll('L', 'M').replace(/(?<=\d )题/g, '问')
    const { id } = await bringIn(fresh)
    expect((await manager.tell(listAnswers, { query: {} })).items[0]?.confidence).toBe('not validated')
    expect((await bringIn(fresh)).done.unchanged).toBe(1300)
    await manager.tell(undoAnswerList, { params: { id } })
    await world.settle()
    expect((await answerOf(id, '第 0 问')).confidence).toBe('archived')
    expect((await manager.tell(listAnswerLists, { query: {} })).items[1]).toMatchObject({ stage: 'undone' })
    expect((await bringIn(fresh)).done).toEqual({ created: 0, changed: 1300, unchanged: 0, refused: 0 })
    expect((await answerOf(id, '第 0 问')).confidence).toBe('not validated')
  })
})
