import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dice } from '#db/world/dice.ts'
import { type AnswerIndex, openIndex } from './answer-index.ts'
import { buildIndex } from './build.ts'
import { Damaged } from './damaged.ts'
import type { IndexedAnswer } from './shapes.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const LINE = id(900)
const MODEL = id(901)
const OTHER_MODEL = id(902)
/** It has more answers to the same question than are looked at. */
const BUSY_MODEL = id(903)
const words = { groups: [['烧水宝', '即热壶']], products: ['烧水宝'] }

const plain: IndexedAnswer = {
  id: id(0),
  edition: 1,
  version: 1,
  kind: 'answer',
  language: 'zh-Hans',
  audience: 'customer',
  confidence: 'validated',
  lines: [],
  models: [],
  title: '',
  phrasings: [],
  faults: [],
  names: [],
  body: '',
  solved: 0,
  told: 0,
}
const TEXTS: Partial<IndexedAnswer>[] = [
  { title: '太阳能热水器水不热', body: '先看日照，再看真空管有没有积灰。' },
  { title: '海尔BCD-215冰箱不制冷', body: '冷凝器积灰太多，请清洗。', names: ['海尔', 'BCD-215WDPC'] },
  {
    title: '熱水器顯示 E1 怎麼辦',
    language: 'zh-Hant',
    body: '水位感測器接觸不良，重新插緊。',
    faults: ['E1'],
  },
  { title: '台湾地区的保固期限', body: '请看说明书。' },
  { title: 'The refrigerator is noisy', language: 'en', body: 'Check that it stands level.' },
  { title: '即热壶漏水', body: '更换密封圈。' },
  { title: '空调漏水', audience: 'internal', body: '内部：先查排水管。' },
  { title: '空调漏水（草稿）', confidence: 'work in progress', body: '还没写完。' },
  { title: '微波炉转盘不转', body: '托架装反了，请重新放好。' },
  { title: '微波爐轉盤不轉', language: 'zh-Hant', body: '托架裝反了，請重新放好。' },
]
const shop = TEXTS.map((text, n) => ({ ...plain, id: id(n + 1), ...text }))
/** The same trouble for a model, its line, another model and everything. */
const near = [
  { ...plain, id: id(101), title: '电热水器跳闸', models: [MODEL], body: '本型号：更换漏电保护插头。' },
  { ...plain, id: id(102), title: '电热水器跳闸', lines: [LINE], body: '本产品线：检查加热管。' },
  { ...plain, id: id(103), title: '电热水器跳闸', models: [OTHER_MODEL], body: '别的型号：检查接线。' },
  { ...plain, id: id(104), title: '电器跳闸', body: '先断电，再合闸。' },
  ...Array.from({ length: 82 }, (_, n) => ({
    ...plain,
    id: id(110 + n),
    title: '电热水器跳闸',
    models: [n < 12 ? MODEL : BUSY_MODEL],
    body: `第${n}种情况`,
    audience: n % 4 === 0 ? ('internal' as const) : ('customer' as const),
  })),
]

async function* batches(...all: IndexedAnswer[][]): AsyncGenerator<IndexedAnswer[]> {
  yield* all
}

let folder: string
let index: AnswerIndex
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answers-'))
  await buildIndex(folder, words, batches(shop, near), () => {})
  index = await openIndex(folder, words)
})
afterAll(async () => {
  await index.close()
  await rm(folder, { recursive: true })
})

const first = async (text: string, audience: 'internal' | 'customer' = 'internal') =>
  (await index.search({ text, audience, limit: 10 }))[0]?.id

test.each([
  ['太阳能', 1, 'three characters'],
  ['不热', 1, 'two characters'],
  ['冰', 2, 'one character'],
  ['海尔BCD-215', 2, 'characters and a code in one'],
  ['ｂｃｄ２１５', 2, 'full width and without the hyphen'],
  ['bcd-21', 2, 'a code that is still being typed'],
  ['E1', 3, 'the code of an error'],
  ['热水器显示', 3, '简 finds 繁'],
  ['臺灣保固', 4, '繁 finds 简, 臺 finds 台'],
  ['质保期限', 4, 'another word for the same, shipped'],
  ['烧水宝漏水', 6, "another word for the same, the company's own"],
  ['noise from refrigerators', 5, 'stems'],
  ['fridge noisy', 5, 'another English word'],
  ['refrigeratro noisy', 5, 'a slip of the keys'],
  ['taiyangnengreshuiqi', 1, 'a product in pinyin'],
  ['热水气不热', 1, 'a product in characters that sound like it'],
  ['请问我家的太阳能热水器为什么不热了呢', 1, 'with what people say around it'],
])('%s finds answer %i: %s', async (text, n) => {
  expect(await first(text)).toBe(id(n))
})

test('what has neither letters nor figures finds nothing, and no sign breaks the search', async () => {
  for (const text of ['', '  ', '？！', '"(*)" AND OR', "'; drop", '\u0000', '𠮷'.repeat(300)])
    expect(await index.search({ text, audience: 'internal', limit: 10 })).toEqual(expect.any(Array))
  expect(await index.search({ text: '？！', audience: 'internal', limit: 10 })).toEqual([])
})

test('a customer finds neither what is internal nor what is still being written', async () => {
  const found = async (audience: 'internal' | 'customer') =>
    (await index.search({ text: '空调漏水', audience, limit: 20 })).map(hit => hit.id)
  expect(await found('internal')).toEqual(expect.arrayContaining([id(7), id(8)]))
  expect(await found('customer')).not.toContain(id(7))
  expect(await found('customer')).not.toContain(id(8))
})

test('of two that fit alike the one in the reader’s language stands first; a better one stands above it', async () => {
  const first = async (text: string, reads?: string) => {
    const [hit] = await index.search({ text, audience: 'internal', reads, limit: 5 })
    return [...shop].find(one => one.id === hit?.id)?.title
  }
  expect(await first('微波炉转盘不转', 'zh-Hans')).toBe('微波炉转盘不转')
  expect(await first('微波炉转盘不转', 'zh-Hant')).toBe('微波爐轉盤不轉')
  expect(await first('refrigerator noisy', 'zh-Hans')).toBe('The refrigerator is noisy')
})

test('only the asked language', async () => {
  const hits = await index.search({ text: '热水器', audience: 'internal', language: 'zh-Hant', limit: 10 })
  expect(hits.map(hit => hit.id)).toEqual([id(3)])
})

test.each(
  [MODEL, BUSY_MODEL, id(999)].flatMap(model => [
    [model, 'internal' as const],
    [model, 'customer' as const],
  ]),
)('the best general answer stays among the first ten, model %s, %s', async (model, audience) => {
  const hits = await index.search({
    text: '电热水器跳闸',
    audience,
    model,
    line: LINE,
    limit: 20,
  })
  expect(hits).toHaveLength(20)
  expect(hits.slice(0, 10).some(hit => hit.near === 'general')).toBe(true)
})

test('the model comes first, then its line, then what belongs elsewhere', async () => {
  const hits = await index.search({
    text: '电热水器跳闸',
    audience: 'internal',
    model: MODEL,
    line: LINE,
    limit: 20,
  })
  const at = (n: number) => hits.findIndex(hit => hit.id === id(n))
  expect(hits[0]?.near).toBe('model')
  expect(at(102)).toBeGreaterThanOrEqual(0)
  const elsewhere = hits.findIndex(hit => hit.near === 'other')
  expect(elsewhere === -1 || elsewhere > at(102)).toBe(true)
})

test('what is put is found at once and stands there once, what is removed is gone, after folding in too', async () => {
  const answer = { ...plain, id: id(200), title: '壁挂炉点不着火' }
  const ids = async (text: string) =>
    (await index.search({ text, audience: 'internal', limit: 10 })).map(hit => hit.id)
  const before = await index.count()
  await index.put([answer])
  expect(await ids('壁挂炉')).toEqual([id(200)])
  await index.put([{ ...answer, edition: 2, version: 2, title: '壁挂炉水压低' }])
  expect(await index.count()).toBe(before + 1)
  expect(await first('水压低')).toBe(id(200))
  await index.optimize()
  expect(await first('水压低')).toBe(id(200))
  expect(await held(index)).toContainEqual({ id: id(200), edition: 2, version: 2 })
  await index.remove([id(200)])
  expect(await ids('壁挂炉水压低')).not.toContain(id(200))
  expect(await index.count()).toBe(before)
})

async function held(one: AnswerIndex) {
  const all = []
  for await (const some of one.all()) all.push(...some)
  return all
}

test('who reads beside it sees what was put, and a new build, without opening again', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'answers-'))
  await buildIndex(elsewhere, words, batches(shop.slice(0, 2)), () => {})
  const [writer, reader] = [await openIndex(elsewhere, words), await openIndex(elsewhere, words)]
  await writer.put([{ ...plain, id: id(300), title: '洗碗机不排水' }])
  await expect.poll(() => reader.count(), { timeout: 5000 }).toBe(3)
  await buildIndex(elsewhere, words, batches(shop.slice(0, 1)), () => {})
  await expect.poll(() => reader.count(), { timeout: 5000 }).toBe(1)
  await Promise.all([writer.close(), reader.close()])
  await rm(elsewhere, { recursive: true })
})

test('an index without a single answer is an index', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'answers-'))
  await buildIndex(empty, words, batches(), () => {})
  const nothing = await openIndex(empty, words)
  expect(await nothing.search({ text: '热水器', audience: 'internal', limit: 10 })).toEqual([])
  await nothing.put([{ ...plain, id: id(1), title: '热水器' }])
  expect(await nothing.search({ text: '热水器', audience: 'internal', limit: 10 })).toHaveLength(1)
  await nothing.close()
  await rm(empty, { recursive: true })
})

test('a build that fails leaves the one in force as it was', async () => {
  async function* failing(): AsyncGenerator<IndexedAnswer[]> {
    yield shop
    throw new Error('the database went away')
  }
  const builds = () => readdir(folder).then(names => names.filter(name => name.startsWith('build-')))
  const before = await builds()
  await expect(buildIndex(folder, words, failing(), () => {})).rejects.toThrow('went away')
  expect(await builds()).toEqual(before)
  expect(await first('太阳能热水器')).toBe(id(1))
})

const seed = Math.floor(Math.random() * 2 ** 31)
test(`whatever file is cut or gone: Damaged, or answers as before (seed ${seed})`, async () => {
  const chance = dice(seed)
  const broken = await mkdtemp(join(tmpdir(), 'answers-'))
  await expect(openIndex(join(broken, 'nowhere'), words)).rejects.toThrow(Damaged)
  for (let time = 0; time < 12; time++) {
    await rm(broken, { recursive: true })
    await buildIndex(broken, words, batches(shop), () => {})
    const files = (await readdir(broken, { recursive: true, withFileTypes: true })).filter(one =>
      one.isFile(),
    )
    const file = chance.pick(files)
    const path = join(file.parentPath, file.name)
    const bytes = await readFile(path)
    const harm = chance.pick(['gone', 'cut', 'empty'] as const)
    if (harm === 'gone') await rm(path)
    else if (harm === 'cut') await truncate(path, chance.between(0, Math.max(0, bytes.length - 1)))
    else await writeFile(path, '')
    const outcome = await asked(broken)
    expect([id(1), Damaged], `${harm} ${file.name}`).toContain(outcome)
  }
  await rm(broken, { recursive: true })
})

/** The best hit, or the kind of error. */
async function asked(where: string): Promise<unknown> {
  try {
    const one = await openIndex(where, words)
    try {
      return (await one.search({ text: '太阳能热水器水不热', audience: 'internal', limit: 10 }))[0]?.id
    } finally {
      await one.close()
    }
  } catch (error) {
    return error instanceof Damaged ? Damaged : error
  }
}
