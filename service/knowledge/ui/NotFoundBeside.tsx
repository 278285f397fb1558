import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useAsk } from '#core/web/ask.ts'
import { deviceCard } from '#service/archive/contract/devices.ts'
import { useNotFound } from './useNotFound.ts'

/**
 * Beside a call: none of these, said by a press alone. What is typed there stands half said while the
 * customer speaks; it would be noted by itself a dozen times.
 */
export function NotFoundBeside({ text, device }: { text: string; device: string | undefined }) {
  const { t } = useTranslation()
  const card = useAsk(deviceCard, device === undefined ? null : { params: { id: device } })
  const model = card.data?.model?.id ?? null
  const { note, noted, may, failure } = useNotFound({ text, model, hits: null, sure: false })
  if (!may) return null
  return (
    <div className="in-a-row">
      {noted ? (
        <span className="muted small" role="status">
          {t('knowledge.lists.search.noted')}
        </span>
      ) : (
        <Button size="small" onClick={note}>
          {t('knowledge.lists.search.say')}
        </Button>
      )}
      <Trouble failure={failure} />
    </div>
  )
}
