import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PULL } from '../rules/nearness.ts'
import { type AnswerIndex, openIndex } from './answer-index.ts'
import { buildIndex } from './build.ts'
import type { Asked, IndexedAnswer } from './shapes.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [LINE, MODEL, OTHER, CROWDED] = [id(900), id(901), id(902), id(903)]
const NO_WORDS = { groups: [] }

const answer = (n: number, title: string, some: Partial<IndexedAnswer> = {}): IndexedAnswer => ({
  id: id(n),
  edition: 1,
  version: 1,
  kind: 'answer',
  language: 'zh-Hans',
  audience: 'customer',
  confidence: 'validated',
  lines: [],
  models: [],
  title,
  phrasings: [],
  faults: [],
  names: [],
  body: `第${n}种情况。${'请先关闭进水总阀。'.repeat(n % 9)}`,
  solved: 0,
  told: 0,
  ...some,
})
const many = (from: number, count: number, make: (n: number) => IndexedAnswer) =>
  Array.from({ length: count }, (_, n) => make(from + n))

/** A line with more answers to the same trouble than are looked at, as other products have them, too. */
const own = many(1, 3, n =>
  answer(n, '热水器显示E1怎么办', { models: [MODEL], body: '查看说明。'.repeat(14) }),
)
const world = [
  ...own,
  ...many(10, 80, n => answer(n, '热水器显示E1怎么办', { lines: [LINE] })),
  ...many(200, 200, n => answer(n, '热水器显示E1怎么办', { lines: [OTHER] })),
  ...many(500, 60, n => answer(n, '滤网该洗了', { lines: [LINE] })),
  ...many(600, 50, n => answer(n, '滤芯更换', { lines: [CROWDED] })),
  ...many(700, 180, n => answer(n, '水泵异响异响异响', { lines: [OTHER] })),
  ...many(890, 12, n => answer(n, '水泵异响', { lines: [CROWDED], body: '请先关闭进水总阀。'.repeat(60) })),
  answer(1000, '显示屏上有字'),
]

let folder: string
let index: AnswerIndex
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answers-'))
  async function* all() {
    yield world
  }
  await buildIndex(folder, NO_WORDS, all(), () => {})
  index = await openIndex(folder, NO_WORDS)
})
afterAll(async () => {
  await index.close()
  await rm(folder, { recursive: true })
})

const found = (text: string, some: Partial<Asked> = {}) =>
  index.search({ text, audience: 'internal', limit: 60, ...some })

test("the model's own stand first, however many of its line fit the words better", async () => {
  const hits = await found('E1', { model: MODEL, line: LINE, limit: 10 })
  expect(new Set(hits.slice(0, 3).map(hit => hit.id))).toEqual(new Set(own.map(one => one.id)))
  expect(hits.slice(3, 9).map(({ near }) => near)).toEqual(Array.from({ length: 6 }, () => 'line'))
})

test('what the device adds to choose by is taken off again: the words alone weigh', async () => {
  const without = new Map((await found('滤网该洗了')).map(({ id, score }) => [id, score]))
  const hits = await found('滤网该洗了', { line: LINE })
  const compared = hits.filter(hit => without.has(hit.id) && hit.near === 'line')
  expect(compared.length).toBeGreaterThan(20)
  for (const { id, score } of compared) expect(score / PULL.line).toBeCloseTo(without.get(id) ?? 0, 3)
})

test('no word fits: nothing, however much belongs to the device, before and after others were written', async () => {
  const nothing = () => found('咖啡机磨豆', { model: MODEL, line: LINE })
  expect(await nothing()).toEqual([])
  await index.put(many(1100, 30, n => answer(n, '滤网堵了', { lines: [LINE] })))
  await index.remove([id(500), id(501), id(502)])
  expect(await nothing()).toEqual([])
  expect((await found('滤网堵了', { line: LINE })).slice(0, 10).every(hit => hit.near === 'line')).toBe(true)
})

test('where others fit far better, what belongs to the device comes up all the same', async () => {
  const hits = await found('水泵异响', { line: CROWDED })
  const near = hits.filter(hit => hit.near === 'line')
  expect(near).toHaveLength(12)
  expect(hits.some(hit => hit.near === 'other')).toBe(true)
})

test('the one that is general stands among the first ten', async () => {
  const hits = await found('热水器显示E1', { model: MODEL, line: LINE, limit: 10 })
  expect(hits.map(hit => hit.id)).toContain(id(1000))
})

test('a customer finds of the device what is meant for customers, as many as there are', async () => {
  await index.put(world.slice(3, 60).map(one => ({ ...one, audience: 'internal' as const })))
  const hits = await found('E1', { model: MODEL, line: LINE, audience: 'customer' })
  const near = hits.filter(hit => hit.near === 'line').map(hit => hit.id)
  expect(near.toSorted()).toEqual(world.slice(60, 83).map(one => one.id))
})
