import { fold } from '#core/find/fold.ts'
import type { Piece } from './terms.ts'

const wordsOf = (text: string) => text.split(' ').map(fold)

/** What people say around what they want to know; 的, 了, 吗 … part words in the middle of a run. */
const AROUND = new RegExp(
  wordsOf('请问一下 请问 我们家 我家 我想 你好 您好 一下 的 了 吗 呢 吧 啊 呀 嘛').join('|'),
  'gu',
)
/** They ask, and are not what is asked about; but what stands beside them is: 吃什么药 is not 吃 and 药. */
const ASKING = new RegExp(
  wordsOf(
    '怎么办 怎么回事 怎么处理 怎么解决 如何处理 如何解决 什么原因 为什么 怎么样 怎样 怎么 如何 什么 是不是 要不要 能不能',
  ).join('|'),
  'gu',
)
const AROUND_ENGLISH = new Set(
  'how what why when where which do does did i my me we our you your it its can could should would will please help there this that have has had am was'.split(
    ' ',
  ),
)

/** What is left of what was typed; all of it where nothing would be. */
export function withoutTheAround(all: readonly Piece[]): Piece[] {
  const kept = all.flatMap(piece => {
    if (!piece.unspaced) return AROUND_ENGLISH.has(piece.text) ? [] : [piece]
    return piece.text.split(AROUND).map(text => ({ text, unspaced: true }))
  })
  const saying = kept.filter(saysSomething)
  return saying.length > 0 ? saying : [...all]
}

const saysSomething = ({ text, unspaced }: Piece) => !unspaced || text.replace(ASKING, '') !== ''

/** For each character of a run whether it is part of a word that asks; none is where nothing else is said. */
export function askingIn(run: readonly string[]): boolean[] {
  const inside = run.map(() => false)
  for (const { 0: word, index } of run.join('').matchAll(ASKING)) {
    const from = Array.from(run.join('').slice(0, index)).length
    inside.fill(true, from, from + Array.from(word).length)
  }
  return inside.includes(false) ? inside : inside.fill(false)
}
