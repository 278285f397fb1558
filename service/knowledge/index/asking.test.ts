import { expect, test } from 'vitest'
import { fold } from '#core/find/fold.ts'
import { questionOf } from './asking.ts'
import { dictionaryOf } from './dictionary.ts'
import { hash } from './hash.ts'
import { isOneSlip, openLexicon } from './lexicon.ts'
import { pieces, termsOf } from './terms.ts'

const dictionary = dictionaryOf({
  groups: [
    ['烧水宝', '即热壶'],
    ['大青蛙', 'QCH-9', 'frog pot'],
  ],
})

/** A lexicon of heads that hold these terms. */
function lexiconOf(...heads: string[][]) {
  const lexicon = openLexicon()
  for (const head of heads)
    lexicon.add(Uint32Array.from(head, hash), head.filter(term => /^[a-z0-9]{2,}$/.test(term)).join(' '))
  return lexicon
}

test.each([
  ['热水器', ['热水', '水器']],
  ['電', ['电']],
  ['海尔BCD-215', ['海尔', 'bcd', '215', 'bcd215']],
  ['E1', ['e1']],
  ['ＢＣＤ２１５', ['bcd', '215', 'bcd215']],
  ['the bullets in text documents', ['bullet', 'text', 'document']],
  ['café 𠮷田', ['cafe', '吉田']],
  ['？！ ', []],
])('%s is cut into %j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms)
})

test('no term is longer than what LanceDB keeps', () => {
  const long = [...termsOf('a'.repeat(500)), ...termsOf('д'.repeat(500)), ...termsOf('1a'.repeat(300))]
  expect(long.every(term => Buffer.byteLength(term) <= 39)).toBe(true)
})

test('a run ends where letters begin', () => {
  expect(pieces('热水器E1报警').map(({ text }) => text)).toEqual(['热水器', 'e1', '报警'])
})

const search = (text: string, ...heads: string[][]) =>
  questionOf(text, dictionary, lexiconOf(...heads)).search

test('what people say around their question is not looked for, unless it is all they say', () => {
  expect(search('您好我家热水器的漏水呢')).toEqual(['热水', '水器', '漏水'])
  expect(search('怎么办 热水器')).toEqual(['热水', '水器'])
  expect(search('怎么办')).toEqual([fold('怎么'), fold('么办')])
})

test('a word that asks is not looked for, what stands beside it is, and is not shown as a hit', () => {
  const question = questionOf('高血压吃什么药', dictionary, lexiconOf())
  expect(question.search).toEqual(['高血', '血压', '压吃', '吃什', fold('么药')])
  expect(question.marks).toEqual(['高血', '血压', '压吃'])
})

test('another word for the same is shown as a whole, not each two of its characters', () => {
  const lexicon = lexiconOf(termsOf('没有热水'), termsOf('frog pot'))
  const { search, marks } = questionOf('水不热', dictionary, lexicon)
  expect(search).toEqual(['水不', '不热', '没有', '有热', '热水'])
  expect(marks).toEqual(['水不', '不热', '没有热水'])
  expect(questionOf('大青蛙', dictionary, lexicon).marks).toEqual(expect.arrayContaining(['frog', 'pot']))
})

test('another word for the same is looked for where some title has it, and only there', () => {
  expect(search('烧水宝')).toEqual(['烧水', '水宝'])
  expect(search('烧水宝', ['即热', '热壶'])).toEqual(['烧水', '水宝', '即热', '热壶'])
})

test('of a word half typed what it may become; a whole word is left alone', () => {
  expect(search('refrig', ['refriger'])).toEqual(['refrig', 'refriger'])
  expect(search('cell', ['cell'], ['cellular'])).toEqual(['cell'])
  expect(search('refrig ', ['refriger'])).toEqual(['refrig'])
})

test('what a company says means the same does, in any script; of what is shipped words in letters stay single', () => {
  const code = ['qch', 'qch9']
  for (const typed of ['大青蛙', 'frog pot'])
    expect(search(typed, code)).toEqual(expect.arrayContaining(code))
  expect(search('qch9', ['大青', '青蛙'])).toEqual(expect.arrayContaining(['大青', '青蛙']))
  expect(search('热水器', ['water', 'heater'])).toEqual(['热水', '水器'])
})

test('a product in pinyin, by its initials, in characters of the same sound', () => {
  const title = ['热水', '水器']
  for (const typed of ['reshuiqi', 'reshui', 'rsq', '热水气', 'reshuqi', 'rexhuiqi', 'reshiuqi'])
    expect(search(typed, title)).toEqual(expect.arrayContaining(title))
})

test('a character of the same sound stands for one that no title has there', () => {
  const title = ['儿童', '童锁', '儿', '童', '锁']
  const often = Array.from({ length: 3 }, () => title)
  // Inside a run two neighbours speak for a character; at its end one does, and has to more often.
  expect(search('儿同锁', title)).toEqual(['儿同', '同锁', '儿童', '童锁'])
  expect(search('儿童所', ...often)).toEqual(['儿童', '童所', '童锁'])
  expect(search('儿童所', title)).toEqual(['儿童', '童所'])
})

test('what some title has as it is written is taken as it is written', () => {
  const often = Array.from({ length: 9 }, () => ['儿童', '童锁', '锁'])
  expect(search('儿童所', ...often, ['童所', '所'])).toEqual(['儿童', '童所'])
})

test('of a long story what titles say is looked for, wherever it stands, and the rare before the frequent', () => {
  const story = '昨天下午我出门以前把衣服放进去按了开关然后听见里面有很大的响动后来滚筒完全停住水也排不出去'
  const terms = termsOf(story)
  const titles = [...Array.from({ length: 9 }, () => ['下午', '衣服']), ['滚筒'], ['排不']]
  const looked = search(story, ...titles)
  expect(terms.length).toBeGreaterThan(28)
  expect(looked).toHaveLength(28)
  expect(looked).toEqual(expect.arrayContaining(['下午', '衣服', '滚筒', '排不']))
  const crowd = terms.slice(0, 30).map(term => [term, `${term}2`])
  const rare = search(story, ...crowd, ...crowd, [terms.at(-1) ?? ''])
  expect(rare).toContain(terms.at(-1))
})

test('a question has a bound, however long it is', () => {
  expect(search('热水器漏水怎么修理才好'.repeat(200)).length).toBeLessThanOrEqual(28)
})

test.each([
  ['noisy', 'nosy', true],
  ['noisy', 'nioisy', true],
  ['noisy', 'niosy', true],
  ['noisy', 'noizy', true],
  ['noisy', 'noisy', false],
  ['noisy', 'noses', false],
  ['', 'ab', false],
])('%s and %s: one slip is %s', (a, b, slip) => {
  expect(isOneSlip(a, b)).toBe(slip)
  expect(isOneSlip(b, a)).toBe(slip)
})
