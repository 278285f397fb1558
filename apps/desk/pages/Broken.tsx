import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/**
 * A page that could not be drawn. The usual reasons: no network to fetch its chunk, or a new version, when
 * the old page's chunks are gone from the server and loading the page again brings the new ones.
 */
export function Broken() {
  const { t } = useTranslation()
  const online = navigator.onLine
  return (
    <div className="state" role="alert">
      <p className="state-title">{t(online ? 'web.failure.broken.title' : 'web.failure.offline.title')}</p>
      <p className="state-text">{t(online ? 'desk.broken' : 'web.failure.offline.text')}</p>
      <Button onClick={() => location.reload()}>{t('desk.reload')}</Button>
    </div>
  )
}
