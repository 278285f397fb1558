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

/** The titles as they are ranked where BM25 says the same of all. */
function ranked(text: string): (string | undefined)[] {
  const [cards, lexicon] = [openCards(), openLexicon()]
  const rows = TITLES.map((title, n) =>
    rowOf({ ...plain, id: `00000000-0000-7000-8000-00000000000${n}`, title }),
  )
  rows.forEach((row, n) => {
    const head = new Uint32Array(row.head.slice().buffer)
    cards.add(n, { ...row, head })
    lexicon.add(head, row.words)
  })
  const question = questionOf(text, dictionaryOf({ groups: [] }), lexicon)
  const candidates = rows.map((_, at) => ({ at, score: 1 }))
  return rank(candidates, question, { text, audience: 'internal', limit: 5 }, cards, lexicon).map(
    ({ at }) => TITLES[at],
  )
}

test.each(TITLES)('of two titles that mean %s the one that says it stands first', title => {
  expect(ranked(title)[0]).toBe(title)
})

test('both are about what another word for it asks', () => {
  expect(ranked('dehumidifier')).toEqual(TITLES)
})
