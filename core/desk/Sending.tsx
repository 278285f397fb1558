import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'

/** A file on its way: a bar to look at, and each tenth of it said aloud. `share`: what has gone, 0 to 1. */
export function Sending({ label, share }: { label: string; share: number }) {
  const { t } = useTranslation()
  return (
    <div className="sending">
      <span className="muted">{label}</span>
      <Progress percent={Math.floor(share * 100)} aria-label={label} />
      <span className="for-readers" role="status">
        {label} {t('web.sent', { percent: Math.floor(share * 10) * 10 })}
      </span>
    </div>
  )
}
