import type { Locale } from 'antd/es/locale/index.js'
import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#core/languages.ts'
import type { Words } from '#core/web/words.ts'
import type hans from './zh-Hans.ts'

export type AllWords = Words<typeof hans>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: typeof hans }
    nsSeparator: false
  }
}

/** One language: its words and antd's own texts, fetched when it is first needed. */
const chunks: Readonly<Record<Language, () => Promise<[{ default: AllWords }, unknown]>>> = {
  'zh-Hans': () => Promise.all([import('./zh-Hans.ts'), import('antd/locale/zh_CN.js')]),
  'zh-Hant': () => Promise.all([import('./zh-Hant.ts'), import('antd/locale/zh_TW.js')]),
  en: () => Promise.all([import('./en.ts'), import('antd/locale/en_US.js')]),
}

/** antd ships its locales as CommonJS; how deep `default` lies depends on who bundles. */
function plain(module: unknown): Locale {
  let it = module as { default?: unknown }
  while (typeof it.default === 'object' && it.default !== null) it = it.default
  return it as Locale
}

const locales = new Map<Language, Locale>()

export const words: i18n = createInstance()

/** Fetches a language and makes it the present one, on the page's `lang`, too. */
export async function speak(language: Language): Promise<Locale> {
  let locale = locales.get(language)
  if (locale === undefined) {
    const [{ default: texts }, antd] = await chunks[language]()
    words.addResourceBundle(language, 'words', texts)
    locale = plain(antd)
    locales.set(language, locale)
  }
  await words.changeLanguage(language)
  document.documentElement.lang = language
  return locale
}

/** Once, before the first page is drawn. */
export async function startSpeaking(language: Language): Promise<Locale> {
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['words'],
    defaultNS: 'words',
    nsSeparator: false,
    resources: {},
    returnNull: false,
    // React escapes; a second time would show &amp; to people.
    interpolation: { escapeValue: false },
  })
  return speak(language)
}
