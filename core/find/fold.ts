import { Converter } from 'opencc-js/t2cn'

/**
 * One spelling for what people see as the same: full and half width (NFKC), upper and lower case, accents, 繁
 * and 简. Character by character, so that a fragment folds as it does inside the whole. Only letters and
 * digits stay; private-use characters stay too (rare names in old GBK lists).
 */
export function fold(text: string): string {
  if (text.length > LONGEST_KEPT) return foldAnew(text)
  const known = kept.get(text)
  if (known !== undefined) return known
  const folded = foldAnew(text)
  if (kept.size === MOST_KEPT) kept.clear()
  kept.set(text, folded)
  return folded
}

/**
 * What was folded last: a row of a list asks for its name and its address a dozen times, thousands of rows
 * for the same model.
 */
const kept = new Map<string, string>()
const MOST_KEPT = 5000
const LONGEST_KEPT = 200

const foldAnew = (text: string): string => foldNormal(text.toWellFormed().normalize('NFKC').toLowerCase())

/**
 * The same of a text that is in NFKC and small letters already, and not kept: for long texts that are cut
 * into pieces. Characters are looked up by their codes; a string of each would have to be made first.
 */
export function foldNormal(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const known = plain[code]
    if (known !== undefined) folded += known
    else if (isHighSurrogate(code)) folded += foldCharacter(text.slice(at, ++at + 1))
    else folded += foldPlain(code)
  }
  return folded
}

const isHighSurrogate = (code: number) => (code & 0xfc00) === 0xd800

/** Folded characters that are one unit of UTF-16, by their codes. */
const plain: (string | undefined)[] = []

function foldPlain(code: number): string {
  const folded = foldOne(String.fromCharCode(code))
  plain[code] = folded
  return folded
}

/** The words of a text, folded; a word ends at a space or at punctuation. */
export function foldWords(text: string): string[] {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .split(/[\s\p{P}\p{S}]+/u)
    .map(fold)
    .filter(word => word !== '')
}

/** Han characters that are one name to their bearers, beyond OpenCC's tables. */
const VARIANTS: Record<string, string> = { 𠮷: '吉', 髙: '高', 﨑: '崎', 冨: '富', 淸: '清', 靑: '青' }

const taiwan = Converter({ from: 'tw', to: 'cn' })
const traditional = Converter({ from: 't', to: 'cn' })
const folds = new Map<string, string>()
/** More distinct rare characters than any archive has; a guard against being fed the whole of Unicode. */
const MOST_REMEMBERED = 100_000

function foldCharacter(character: string): string {
  const known = folds.get(character)
  if (known !== undefined) return known
  const folded = foldOne(character)
  if (folds.size < MOST_REMEMBERED) folds.set(character, folded)
  return folded
}

function foldOne(character: string): string {
  if (/\p{Script=Han}|\p{Co}/u.test(character)) {
    const variant = VARIANTS[character] ?? character
    return traditional(taiwan(variant))
  }
  const bare = character.normalize('NFD').replace(/\p{Mn}/gu, '')
  return /^[\p{L}\p{N}]+$/u.test(bare) ? bare.normalize('NFC') : ''
}

export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character)
