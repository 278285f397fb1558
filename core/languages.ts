/** What pages, tables and notices are written in; each written, none converted (CONTRIBUTING.md). */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each in its own words: whoever cannot read the page can read his line. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

/**
 * A moment as one writes it in this language. Of milliseconds: Intl writes the days of Temporal as 2026/11/21
 * in Chinese, whatever it is asked.
 */
export function spoken(
  at: Temporal.Instant,
  language: Language,
  timeZone: string,
  how: Intl.DateTimeFormatOptions,
): string {
  const form = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...how, timeZone })
  return form.format(at.epochMilliseconds)
}
