import { expect, test } from 'vitest'
import { questionOf } from './asking.ts'
import { openCards } from './cards.ts'
import { dictionaryOf } from './dictionary.ts'
import { openLexicon } from './lexicon.ts'
import { rank } from './ranking.ts'
import { rowOf } from './rows.ts'

const plain = {
  edition: 1,
  version: 1,
  kind: 'answer' as const,
  language: 'zh-Hans',
  audience: 'customer' as const,
  confidence: 'validated' as const,
  lines: [],
  models: [],
  phrasings: [],
  faults: [],
  names: [],
  body: '',
  solved: 0,
  told: 0,
}
const TITLES = ['除湿机结冰', '抽湿机结冰']

const idOf = (n: number) => `00000000-0000-7000-8000-00000000000${n}`

/** The titles as they are ranked where BM25 says the same of all. */
const ranked = (text: string) =>
  placed(
    text,
    TITLES.map(title => ({ title })),
  ).map(at => TITLES[at])

type Some = { title: string; body?: string; phrasings?: string[]; lines?: string[]; score?: number }

/** Which of these stand first, by BM25 and all else; `line`: of the device that is asked about. */
function placed(text: string, all: Some[], line?: string) {
  const [cards, lexicon] = [openCards(), openLexicon()]
  const rows = all.map(({ score: _, ...one }, n) => rowOf({ ...plain, id: idOf(n), ...one }))
  rows.forEach((row, n) => {
    const head = new Uint32Array(row.head.slice().buffer)
    cards.add(n, { ...row, head })
    lexicon.add(head, row.words)
  })
  const question = questionOf(text, dictionaryOf({ groups: [] }), lexicon)
  const candidates = all.map(({ score = 1 }, at) => ({ at, score }))
  const asked = { text, audience: 'internal', limit: 5, line } as const
  return rank(candidates, question, asked, cards, lexicon).map(({ at }) => at)
}

test.each(TITLES)('of two titles that mean %s the one that says it stands first', title => {
  expect(ranked(title)[0]).toBe(title)
})

test('both are about what another word for it asks', () => {
  expect(ranked('dehumidifier')).toEqual(TITLES)
})

test('what a title says stands above what is only mentioned, if that fits somewhat better', () => {
  const mentioned = { title: '空气能显示 E1', phrasings: ['跟太阳能的不一样'], score: 1.3 }
  const all = [mentioned, { title: '太阳能不上水怎么办' }, { title: '水不热', phrasings: ['太阳能'] }]
  expect(placed('太阳能', all)).toEqual([1, 0, 2])
  expect(placed('太阳能', [{ ...mentioned, score: 1.5 }, ...all.slice(1)])[0]).toBe(0)
  expect(placed('太阳能 E1', all)[0]).toBe(0)
})

test('the first line of an answer without a title is its title', () => {
  const all = [
    { title: '水不热', phrasings: ['太阳能'] },
    { title: '', body: '太阳能不上水怎么办' },
  ]
  expect(placed('太阳能', all)[0]).toBe(1)
})

test('what belongs to the device stands above a title of another product that says it all', () => {
  const [ours, theirs] = [idOf(8), idOf(9)]
  const all = [
    { title: '太阳能', lines: [theirs] },
    { title: '水不热', phrasings: ['太阳能'], lines: [ours] },
  ]
  expect(placed('太阳能', all, ours)).toEqual([1, 0])
})

test('what belongs to the device stands above what fits twice as well and belongs to another product', () => {
  const [ours, theirs] = [idOf(8), idOf(9)]
  const another = { title: '电热水器水不热', lines: [theirs], score: 2 }
  const all = [another, { title: '空气能出水不热', lines: [ours] }, { title: '水不热' }]
  expect(placed('水不热', all, ours)).toEqual([1, 0, 2])
  expect(placed('水不热', [{ ...another, score: 4 }, ...all.slice(1)], ours)[0]).toBe(0)
})
