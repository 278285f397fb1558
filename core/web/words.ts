import type { Language } from '../languages.ts'

/**
 * The shape of a translation. `zh-Hans` is the source of keys (`export default {…} as const`); the other
 * languages say `satisfies Words<typeof hans>`, so that a missing or a foreign key fails `tsc`. Counted
 * texts end in `_other`; a language with a singular (English) adds `_one` (i18next's plural suffixes).
 */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]>
} & {
  readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string
}

/**
 * The first language of the browser that we speak; Chinese by script, then by region (TW, HK, MO write 繁體).
 */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase()
    if (lower === 'zh' || lower.startsWith('zh-')) {
      return /-(hant|tw|hk|mo)\b/.test(lower) && !lower.includes('-hans') ? 'zh-Hant' : 'zh-Hans'
    }
    if (lower === 'en' || lower.startsWith('en-')) return 'en'
  }
  return 'en'
}
