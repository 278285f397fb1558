import { LANGUAGES } from '#core/languages.ts'
import type { ConductItem, Edition } from '../conduct.ts'

type Text = ConductItem['text']
export type WrittenItem = Omit<ConductItem, 'code'> & { code: string | null }

/** A company writes in its own language; a reader of another one is shown that rather than nothing. */
export function inEachLanguage(text: Text): Text {
  const written = LANGUAGES.map(one => text[one].trim()).find(words => words !== '') ?? ''
  const [hans, hant, en] = LANGUAGES.map(one => text[one].trim() || written)
  return { 'zh-Hans': hans ?? '', 'zh-Hant': hant ?? '', en: en ?? '' }
}

/**
 * The items as an edition keeps them: what goes on keeps its code, so that years can be compared; what is
 * new gets one. Null where a code is not of the edition before, or stands there twice.
 */
export function itemsOf(
  before: readonly ConductItem[],
  written: readonly WrittenItem[],
  newCode: () => string,
): ConductItem[] | null {
  const known = new Set(before.map(({ code }) => code))
  const kept = written.flatMap(({ code }) => (code === null ? [] : [code]))
  if (new Set(kept).size !== kept.length || kept.some(code => !known.has(code))) return null
  return written.map(item => ({
    code: item.code ?? newCode(),
    phase: item.phase,
    required: item.required,
    text: inEachLanguage(item.text),
    source: item.source,
  }))
}

const same = (one: readonly ConductItem[], other: readonly ConductItem[]) =>
  one.length === other.length &&
  one.every((item, n) => {
    const that = other[n]
    return (
      that !== undefined &&
      item.code === that.code &&
      item.phase === that.phase &&
      item.required === that.required &&
      item.source === that.source &&
      LANGUAGES.every(language => item.text[language] === that.text[language])
    )
  })

/** Why this is not the next edition. */
export function whyNotPublish(last: Edition, next: { after: string; items: readonly ConductItem[] }) {
  if (next.after !== last.edition) return 'changed meanwhile' as const
  if (next.items.some(({ text }) => text['zh-Hans'] === '')) return 'an item has no words' as const
  return same(last.items, next.items) ? ('nothing was changed' as const) : null
}
