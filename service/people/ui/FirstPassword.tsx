import { useTranslation } from 'react-i18next'
import { NewPassword } from './NewPassword.tsx'

/** A one-time password opens only this page. */
export default function FirstPassword() {
  const { t } = useTranslation()
  return (
    <>
      <h2>{t('people.firstPassword.title')}</h2>
      <p className="muted">{t('people.firstPassword.text')}</p>
      <NewPassword current={t('people.firstPassword.current')} done={() => undefined} />
    </>
  )
}
