/** What pages, tables and notices are written in; each written, none converted (CONTRIBUTING.md). */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
