import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#core/languages.ts'

/** The words of the slices that field shows, a chunk for each language. */
const chunks = {
  'zh-Hans': () => import('./zh-Hans.ts'),
  'zh-Hant': () => import('./zh-Hant.ts'),
  en: () => import('./en.ts'),
}

export const words: i18n = createInstance()

/** Makes a language the present one; fetches it when it is new. */
export async function speak(language: Language): Promise<void> {
  if (!words.isInitialized) await begin(language)
  if (!words.hasResourceBundle(language, 'words')) {
    words.addResourceBundle(language, 'words', (await chunks[language]()).default)
  }
  await words.changeLanguage(language)
  document.documentElement.lang = language
}

async function begin(language: Language): Promise<void> {
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['words'],
    defaultNS: 'words',
    nsSeparator: false,
    resources: {},
    returnNull: false,
    interpolation: { escapeValue: false },
  })
}
