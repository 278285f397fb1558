import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/**
 * A page that could not be drawn. The usual reason is a new version: the old page's chunks are gone from the
 * server, and loading the page again brings the new ones.
 */
export function Broken() {
  const { t } = useTranslation()
  return (
    <div className="state" role="alert">
      <p className="state-title">{t('web.failure.broken.title')}</p>
      <p className="state-text">{t('desk.broken')}</p>
      <Button onClick={() => location.reload()}>{t('desk.reload')}</Button>
    </div>
  )
}
