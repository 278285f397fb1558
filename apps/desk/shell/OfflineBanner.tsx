import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that the network is gone, for as long as it is. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(watch, () => navigator.onLine)
  return (
    <div role="status" className="offline">
      {online ? null : t('web.offlineBanner')}
    </div>
  )
}
