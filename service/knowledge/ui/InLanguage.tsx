import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, type Language } from '#core/languages.ts'

/** In which language an answer of a list is written, where that is not the reader's own. */
export function InLanguage({ of }: { of: Language }) {
  const { i18n } = useTranslation()
  if (of === i18n.language) return null
  return (
    <small className="muted small" lang={of}>
      {LANGUAGE_NAMES[of]}
    </small>
  )
}
