import { pinyin } from 'pinyin-pro'
import { fold, foldWords, isHan } from './fold.ts'

/**
 * A piece of a name that can be typed by itself: one Han character with its reading, or a word in letters.
 */
export type Syllable = { text: string; sound: string }

/**
 * The name cut into characters and words. Surnames are read as surnames (单 shan, 曾 zeng, 尉迟 yuchi); where
 * they are also read otherwise, or with ü, the name comes once more so: somebody will type `dan` or `lu`.
 */
export function readings(name: string): Syllable[][] {
  const whole = cut(name)
  const as = [sounds(whole, true), sounds(whole, false)]
  const variants = [...as, ...as.map(withoutUmlaut)]
  const seen = new Set<string>()
  return variants.filter(one => {
    const key = one.map(syllable => syllable.sound).join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

/** How a text sounds, without spaces: `张伟民` and `章为民` are both `zhangweimin`. */
export function soundOf(text: string): string {
  return sounds(cut(text), true)
    .map(syllable => syllable.sound)
    .join('')
}

function cut(name: string): string[][] {
  return foldWords(name).map(word => word.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? [])
}

function sounds(words: string[][], surname: boolean): Syllable[] {
  let first = true
  return words.flatMap(word => {
    const han = word.filter(isHan).join('')
    const read = han === '' ? [] : syllablesOf(han, surname && first)
    first = false
    let next = 0
    return word.map(text => ({ text, sound: isHan(text) ? (read[next++] ?? '') : text }))
  })
}

/** One reading for each character; empty where nobody knows it. */
function syllablesOf(han: string, surname: boolean): string[] {
  const read = pinyin(han, { toneType: 'none', type: 'array', v: true, surname: surname ? 'head' : 'off' })
  return Array.from(han, (_, at) => {
    const syllable = fold(read[at] ?? '')
    return /^[a-z]+$/.test(syllable) ? syllable : ''
  })
}

function withoutUmlaut(read: Syllable[]): Syllable[] {
  return read.map(({ text, sound }) => ({
    text,
    sound: isHan(text) ? sound.replace(/^([ln])v/, '$1u') : sound,
  }))
}
