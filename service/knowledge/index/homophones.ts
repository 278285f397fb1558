import { readings } from '#core/find/syllables.ts'
import type { Terms } from './dictionary.ts'
import type { Lexicon } from './lexicon.ts'

/** An input method offers many characters for a sound; more than two that fit is no slip of one key. */
const MOST_MEANT = 2
/** At the end of a run one neighbour alone speaks for a character: it has to stand beside it more often. */
const LEAST_BY_ONE = 3
/** The lexicon counts in buckets: of so many heads one stands by chance where a word never stood. */
const HEADS_OF_CHANCE = 50_000

/**
 * What may have been meant by a character that no title has beside either of its neighbours: those of the
 * same sound that titles do have there (儿童所 → 儿童锁), each as the terms that it makes with them
 * (decision 0051).
 */
export function meantBy(run: readonly string[], at: number, lexicon: Lexicon): Terms[] {
  const [before, typed = '', after] = [run[at - 1], run[at], run[at + 1]]
  const beside = (character: string): Terms => [
    ...(before === undefined ? [] : [before + character]),
    ...(after === undefined ? [] : [character + after]),
  ]
  const chance = Math.floor(lexicon.heads() / HEADS_OF_CHANCE)
  const often = (character: string) => Math.min(...[character, ...beside(character)].map(lexicon.count))
  const there = beside(typed)
  if (there.length === 0 || there.some(term => lexicon.count(term) > chance)) return []
  const least = (there.length === 1 ? LEAST_BY_ONE : 1) * (1 + chance)
  return homophones(typed)
    .map(character => ({ character, heads: often(character) }))
    .filter(({ heads }) => heads >= least)
    .sort((a, b) => b.heads - a.heads)
    .slice(0, MOST_MEANT)
    .map(({ character }) => beside(character))
}

/** The characters that sound as this one does, itself not among them. */
function homophones(character: string): string[] {
  bySound ??= charactersBySound()
  const all = soundsOf(character).flatMap(sound => bySound?.get(sound) ?? [])
  return [...new Set(all)].filter(other => other !== character)
}

/** Made when the first is looked for: 0.15 s of a processor. */
let bySound: Map<string, string[]> | null = null

/** The characters of GB 2312, by their sounds; what is rarer nobody types by mistake. */
function charactersBySound(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const decoder = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (!/^\p{Script=Han}$/u.test(character)) continue
      for (const sound of soundsOf(character)) {
        const others = found.get(sound)
        if (others) others.push(character)
        else found.set(sound, [character])
      }
    }
  return found
}

/** As a surname it may sound otherwise: 查 zha and cha, 区 ou and qu. */
const soundsOf = (character: string): string[] => [
  ...new Set(readings(character).flatMap(([syllable]) => syllable?.sound || [])),
]
