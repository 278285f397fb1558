import { hash } from './hash.ts'

/**
 * The words in the heads of all answers: how many heads have one, and which words in letters there are, for
 * completing what is being typed and for a slip of the keys.
 */
export type Lexicon = {
  /** The terms of a head by their hashes, and those that are words in letters. */
  add(head: Uint32Array, words: string): void
  heads(): number
  /** In how many heads a word stands; too high by chance at times, never too low. */
  count(word: string): number
  /** Words that begin so, those in most heads first. */
  beginning(start: string, most: number): string[]
  /** Words with one key struck wrongly, twice, not at all, or two in the wrong order. */
  near(word: string, most: number): string[]
}

const BUCKETS = 2 ** 20
/** Made-up codes could go on for ever; what is not kept is still found when typed to its end. */
const MOST_WORDS = 300_000

export function openLexicon(): Lexicon {
  const counts = new Uint32Array(BUCKETS)
  const known = new Set<string>()
  const byStart = new Map<string, string[]>()
  let heads = 0
  const count = (word: string) => counts[hash(word) % BUCKETS] ?? 0
  const often = (words: string[], most: number) =>
    words.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1)).slice(0, most)
  return {
    add(head, words) {
      heads++
      for (const hashed of head) counts[hashed % BUCKETS] = (counts[hashed % BUCKETS] ?? 0) + 1
      for (const word of words === '' ? [] : words.split(' ')) {
        if (known.has(word) || known.size >= MOST_WORDS) continue
        known.add(word)
        const start = word.slice(0, 2)
        const others = byStart.get(start)
        if (others) others.push(word)
        else byStart.set(start, [word])
      }
    },
    heads: () => heads,
    count,
    beginning: (start, most) =>
      often(
        (byStart.get(start.slice(0, 2)) ?? []).filter(word => word !== start && word.startsWith(start)),
        most,
      ),
    near: (word, most) =>
      often(
        [...byStart.entries()]
          .filter(([start]) => start[0] === word[0])
          .flatMap(([, words]) => words.filter(other => isOneSlip(word, other))),
        most,
      ),
  }
}

/** Whether one slip of the keys makes the one of the other. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let ends = 0
  while (ends < Math.min(a.length, b.length) - from && a.at(-1 - ends) === b.at(-1 - ends)) ends++
  const left = a.slice(from, a.length - ends)
  const right = b.slice(from, b.length - ends)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
