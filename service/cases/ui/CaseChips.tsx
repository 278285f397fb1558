import { useTranslation } from 'react-i18next'
import type { CaseLine } from './shapes.ts'

/** Reason, urgency and whether it is open, in as few words as carry news. */
export function CaseChips({ of }: { of: Pick<CaseLine, 'reason' | 'urgency' | 'open' | 'recorded'> }) {
  const { t } = useTranslation()
  if (of.recorded) {
    return (
      <span className="chips">
        <span className="chip">{t('cases.past.fromBefore')}</span>
      </span>
    )
  }
  return (
    <span className="chips">
      <span className="chip">{t(`cases.reasons.${of.reason}`)}</span>
      {of.urgency !== 'normal' && (
        <span className={of.urgency === 'emergency' ? 'chip bad' : 'chip wait'}>
          {t(`cases.urgencies.${of.urgency}`)}
        </span>
      )}
      {!of.open && <span className="chip good">{t('cases.closed')}</span>}
    </span>
  )
}
