import { soundOf } from '#core/find/syllables.ts'
import { type Dice, dice } from '#db/world/dice.ts'
import type { Page } from './made.ts'
import type { Query } from './quality.ts'

const isHan = (character: string) => /\p{Script=Han}/u.test(character)
/** A character is taken for one of those that pages hold most often. */
const MOST_ALIKE = 5

/**
 * The same questions, each with one slip: a character for another of the same sound, left out or after its
 * neighbour; in a word of letters a key left out, struck twice, or after its neighbour.
 */
export function careless(queries: readonly Query[], pages: readonly Page[], seed: number): Query[] {
  const chance = dice(seed)
  const alike = bySound(pages)
  return queries.map(({ text, grades }) => {
    const characters = Array.from(text)
    const han = characters.flatMap((character, at) => (isHan(character) ? [at] : []))
    const slipped = han.length > 2 ? misspelt(characters, chance.pick(han), alike, chance) : null
    return { text: slipped ?? mistyped(text, chance), grades }
  })
}

function misspelt(
  characters: readonly string[],
  at: number,
  alike: ReadonlyMap<string, readonly string[]>,
  chance: Dice,
): string {
  const typed = characters[at] ?? ''
  const others = (alike.get(soundOf(typed)) ?? []).filter(other => other !== typed).slice(0, MOST_ALIKE)
  const kind = chance.pick(['sound', 'sound', 'left out', 'exchanged'] as const)
  if (kind === 'sound' && others.length > 0) return characters.with(at, chance.pick(others)).join('')
  return struck(characters, at, kind === 'exchanged' ? kind : 'left out')
}

function mistyped(text: string, chance: Dice): string {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (word.length > 3 ? [at] : []))
  if (long.length === 0) return text
  const at = chance.pick(long)
  const letters = Array.from(words[at] ?? '')
  const kind = chance.pick(['left out', 'exchanged', 'twice'] as const)
  return words.with(at, struck(letters, chance.between(1, letters.length - 2), kind)).join(' ')
}

function struck(keys: readonly string[], at: number, kind: 'left out' | 'exchanged' | 'twice'): string {
  const [key = '', next = ''] = [keys[at], keys[at + 1]]
  const instead = { 'left out': [next], exchanged: [next, key], twice: [key, key, next] }[kind]
  return [...keys.slice(0, at), ...instead, ...keys.slice(at + 2)].join('')
}

/** The characters of the pages by their sound, the frequent first. */
function bySound(pages: readonly Page[]): Map<string, string[]> {
  const often = new Map<string, number>()
  for (const { title, body } of pages)
    for (const character of title + body)
      if (isHan(character)) often.set(character, (often.get(character) ?? 0) + 1)
  const found = new Map<string, string[]>()
  for (const [character] of [...often].sort(([, a], [, b]) => b - a)) {
    const sound = soundOf(character)
    found.set(sound, [...(found.get(sound) ?? []), character])
  }
  return found
}
