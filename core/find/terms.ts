import { nationalDigits } from '../phones.ts'
import { fold } from './fold.ts'
import { readings, type Syllable } from './syllables.ts'

/**
 * How a term leads to its subject (db/migrations/0003_core_find.sql). SAID is no term: it is the folded text
 * itself, against which second words, long texts and near misses are checked.
 */
export const SAID = 0
export const WHOLE = 1
export const INNER = 2
export const TEXT = 3
export const TAIL = 4
export type How = typeof SAID | typeof WHOLE | typeof INNER | typeof TEXT | typeof TAIL
export type Term = { readonly how: How; readonly term: string }

/** A beginning this long tells enough subjects apart; what is longer is checked against the text. */
export const CUT = { [WHOLE]: 24, [INNER]: 8, [TEXT]: 8, [TAIL]: 24 } as const
const MOST_SYLLABLES = 60
const MOST_CHARACTERS = 200

/** A name: by its characters from any of them on, by pinyin from any syllable on, by its initials. */
export function nameTerms(name: string): Term[] {
  const [first, ...others] = readings(name).map(read => read.slice(0, MOST_SYLLABLES))
  if (first === undefined || first.length === 0) return []
  const terms = suffixes(first.map(syllable => syllable.text))
  for (const read of [first, ...others]) {
    if (!read.some(({ text, sound }) => text !== sound)) continue
    terms.push(...suffixes(read.map(syllable => syllable.sound)), ...suffixes(initials(read), 2))
  }
  return unique(terms)
}

/** Syllables that nobody can read are left out, so that the others still lead here. */
const initials = (read: Syllable[]) =>
  read.map(({ sound }) => Array.from(sound)[0] ?? '').filter(one => one !== '')

/**
 * `parts` from the first on is the whole, from a later one on an inner beginning of at least `least` parts.
 */
function suffixes(parts: string[], least = 1): Term[] {
  const whole = parts.join('')
  if (whole === '') return []
  const terms: Term[] = [
    { how: SAID, term: whole },
    { how: WHOLE, term: beginning(whole, CUT[WHOLE]) },
  ]
  for (let from = 1; from <= parts.length - least; from++) {
    terms.push({ how: INNER, term: beginning(parts.slice(from).join(''), CUT[INNER]) })
  }
  return terms.filter(({ term }) => term !== '')
}

/** A phone (`+8675588881234`, or bare digits): from its beginning, without area code, from its end. */
export function phoneTerms(number: string): Term[] {
  const { national, code } = nationalDigits(number)
  const terms: Term[] = [{ how: SAID, term: national }, { how: WHOLE, term: national }, tail(national)]
  if (code !== '' && code !== '86') terms.push({ how: WHOLE, term: number.slice(1) })
  const local = code === '86' ? /^0(?:10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(national)?.[1] : undefined
  if (local !== undefined) terms.push({ how: INNER, term: beginning(local, CUT[INNER]) })
  return terms
}

/** An address or another text: any fragment of it, from one character on. */
export function textTerms(text: string): Term[] {
  const characters = Array.from(fold(text)).slice(0, MOST_CHARACTERS)
  if (characters.length === 0) return []
  const terms: Term[] = [{ how: SAID, term: characters.join('') }]
  for (let from = 0; from < characters.length; from++) {
    terms.push({ how: TEXT, term: characters.slice(from, from + CUT[TEXT]).join('') })
  }
  return unique(terms)
}

/** A serial or a number: from its beginning and from its end; dashes and spaces do not matter. */
export function codeTerms(code: string): Term[] {
  const folded = beginning(fold(code), MOST_CHARACTERS)
  if (folded === '') return []
  return [{ how: SAID, term: folded }, { how: WHOLE, term: beginning(folded, CUT[WHOLE]) }, tail(folded)]
}

const tail = (text: string): Term => ({ how: TAIL, term: beginning(backwards(text), CUT[TAIL]) })

export const backwards = (text: string) => Array.from(text).reverse().join('')

export function beginning(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(0, most).join('')
}

function unique(terms: Term[]): Term[] {
  const seen = new Set<string>()
  return terms.filter(({ how, term }) => {
    const key = `${how}${term}`
    return !seen.has(key) && seen.add(key)
  })
}
