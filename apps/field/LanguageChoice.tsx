import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '#core/languages.ts'
import { rememberLanguage } from '../desk/look/preferences.ts'
import { speak } from './words/speak.ts'

/** Each in its own words: whoever cannot read the page can read his line. */
const names: Readonly<Record<Language, string>> = { 'zh-Hans': '简体', 'zh-Hant': '繁體', en: 'English' }

export function LanguageChoice() {
  const { t, i18n } = useTranslation()
  const choose = async (language: Language) => {
    await speak(language)
    rememberLanguage(language)
  }
  return (
    <select
      className="language"
      aria-label={t('fieldwork.field.language')}
      value={i18n.language}
      onChange={event => void choose(event.target.value as Language)}
    >
      {LANGUAGES.map(language => (
        <option key={language} value={language} lang={language}>
          {names[language]}
        </option>
      ))}
    </select>
  )
}
