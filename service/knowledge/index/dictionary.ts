import { fold, isHan } from '#core/find/fold.ts'
import { soundOf } from '#core/find/syllables.ts'
import { isOneSlip } from './lexicon.ts'
import type { Synonyms } from './shapes.ts'
import { PRODUCTS, SHIPPED } from './shipped.ts'
import { type Piece, pieces, stemOf, termsOf } from './terms.ts'

/** What may stand for words, and what words sound like. */
export type Dictionary = {
  /**
   * Terms of other words for the same, where these units (see `unitsOf`) are a known word: what the company
   * noted itself first.
   */
  instead(units: readonly string[]): readonly Terms[] | undefined
  /** Products that sound so, or whose initials are these, or that begin so, or but for a slip of the keys. */
  sounding(letters: string): readonly Terms[]
  /** The product that sounds as these characters do and is written otherwise. */
  soundingAs(characters: string): Terms | undefined
}
export type Terms = readonly string[]

/** No word of a group is longer. */
export const MOST_UNITS = 8
const LEAST_BEGINNING = 4
/** Shorter, too much is but one slip away. */
const LEAST_SLIPPED = 5
const MOST_BEGUN = 8

/** A character, or a word in letters by its stem. */
export const unitsOf = (found: readonly Piece[]): string[] =>
  found.flatMap(({ text, unspaced }) => (unspaced ? Array.from(text) : [stemOf(text.replaceAll(' ', ''))]))

export function dictionaryOf({ groups, products = [] }: Synonyms): Dictionary {
  const own = meanings(groups, (_, others) => others)
  const shipped = meanings(SHIPPED, inItsScript)
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
    instead(units) {
      const word = units.join(' ')
      const others = [...(own.get(word) ?? []), ...(shipped.get(word) ?? [])]
      return others.length === 0 ? undefined : others
    },
    sounding(letters) {
      const whole = bySound.get(letters)
      if (whole) return whole.map(termsOf)
      if (letters.length < LEAST_BEGINNING) return []
      const begun = sounds.filter(sound => sound.startsWith(letters))
      const slipped = begun.length === 0 && letters.length >= LEAST_SLIPPED
      const meant = slipped ? sounds.filter(sound => isOneSlip(letters, sound)) : begun
      return meant.slice(0, MOST_BEGUN).flatMap(sound => bySound.get(sound)?.map(termsOf) ?? [])
    },
    soundingAs(characters) {
      const [word] = bySound.get(soundOf(characters)) ?? []
      return word === undefined || word === characters ? undefined : termsOf(word)
    },
  }
}

/** Of several terms only in the same script: `water heater` for 热水器 would bring whatever has water in it. */
const inItsScript = (word: string, others: readonly Terms[]) =>
  others.filter(terms => terms.length === 1 || isHan(terms[0]?.[0] ?? '') === isHan(word[0] ?? ''))

/** By the units of a word: the terms of the other words of its groups that may stand for it. */
function meanings(
  groups: readonly (readonly string[])[],
  standing: (word: string, others: readonly Terms[]) => readonly Terms[],
): Map<string, Terms[]> {
  const found = new Map<string, Terms[]>()
  for (const group of groups) {
    for (const word of group) {
      const key = unitsOf(pieces(word)).join(' ')
      if (key === '') continue
      const others = group.filter(other => other !== word).map(termsOf)
      const there = others.filter(terms => terms.length > 0)
      found.set(key, [...(found.get(key) ?? []), ...standing(word, there)])
    }
  }
  return found
}
