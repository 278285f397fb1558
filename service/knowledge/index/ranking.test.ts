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

/** Which of these stand first, by BM25 and all else; `line`: of the device that is asked about. */
function placed(text: string, all: { title: string; lines?: string[]; score?: number }[], line?: string) {
  const [cards, lexicon] = [openCards(), openLexicon()]
  const rows = all.map(({ title, lines = [] }, n) => rowOf({ ...plain, id: idOf(n), title, lines }))
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

test('what belongs to the device stands above what fits twice as well and belongs to another product', () => {
  const [ours, theirs] = [idOf(8), idOf(9)]
  const another = { title: '电热水器不热', lines: [theirs], score: 2 }
  const all = [another, { title: '空气能出水不热', lines: [ours] }, { title: '水不热' }]
  expect(placed('水不热', all, ours)).toEqual([1, 0, 2])
  expect(placed('水不热', [{ ...another, score: 4 }, ...all.slice(1)], ours)[0]).toBe(0)
})
