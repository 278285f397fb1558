import { fold } from '#core/find/fold.ts'
import { soundOf } from '#core/find/syllables.ts'
import type { Synonyms } from './shapes.ts'
import { PRODUCTS, SHIPPED } from './shipped.ts'
import { type Piece, pieces, stemOf, termsOf } from './terms.ts'

/** What may stand for words, and what words sound like. */
export type Dictionary = {
  /** Terms of other words for the same, where these units (see `unitsOf`) are a known word. */
  instead(units: readonly string[]): readonly Terms[] | undefined
  /** Products that sound so, or whose initials are these, or that begin to sound so. */
  sounding(letters: string): readonly Terms[]
  /** The product that sounds as these characters do and is written otherwise. */
  soundingAs(characters: string): Terms | undefined
}
export type Terms = readonly string[]

/** No word of a group is longer. */
export const MOST_UNITS = 8
const LEAST_BEGINNING = 4
const MOST_BEGUN = 8

/** A character, or a word in letters by its stem. */
export const unitsOf = (found: readonly Piece[]): string[] =>
  found.flatMap(({ text, unspaced }) => (unspaced ? Array.from(text) : [stemOf(text.replaceAll(' ', ''))]))

export function dictionaryOf({ groups, products = [] }: Synonyms): Dictionary {
  const meaning = meanings([...SHIPPED, ...groups])
  const named = [...new Set([...PRODUCTS, ...products.map(fold)])].filter(word =>
    /^\p{Script=Han}{2,}$/u.test(word),
  )
  const bySound = new Map<string, string[]>()
  const note = (sound: string, word: string) => {
    const others = bySound.get(sound)
    if (others) others.push(word)
    else bySound.set(sound, [word])
  }
  for (const word of named) {
    note(soundOf(word), word)
    if (word.length > 2) note(Array.from(word, one => soundOf(one)[0] ?? '').join(''), word)
  }
  const sounds = [...bySound.keys()].sort()
  return {
    instead: units => meaning.get(units.join(' ')),
    sounding(letters) {
      const whole = bySound.get(letters)
      if (whole) return whole.map(termsOf)
      if (letters.length < LEAST_BEGINNING) return []
      const begun = sounds.filter(sound => sound.startsWith(letters)).slice(0, MOST_BEGUN)
      return begun.flatMap(sound => bySound.get(sound) ?? []).map(termsOf)
    },
    soundingAs(characters) {
      const [word] = bySound.get(soundOf(characters)) ?? []
      return word === undefined || word === characters ? undefined : termsOf(word)
    },
  }
}

/** By the units of a word: the terms of the other words of its groups. */
function meanings(groups: readonly (readonly string[])[]): Map<string, Terms[]> {
  const found = new Map<string, Terms[]>()
  for (const group of groups) {
    for (const word of group) {
      const key = unitsOf(pieces(word)).join(' ')
      if (key === '') continue
      const others = group.filter(other => other !== word).map(termsOf)
      found.set(key, [...(found.get(key) ?? []), ...others.filter(terms => terms.length > 0)])
    }
  }
  return found
}
