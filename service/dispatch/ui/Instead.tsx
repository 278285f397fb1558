import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefused } from '#core/desk/refused.ts'
import { useWhen } from '#core/web/when.ts'
import { alternativesIn, offered, type Suggested, type VisitValue } from './visit.ts'

type Choosing = { of: Suggested; value: VisitValue; onChange: (value: VisitValue) => void }

/** The alternatives that came with the form's last no; what is shown beside them is asked anew. */
export function useAlternatives(again: () => Promise<unknown>): Suggested | null {
  const refused = useRefused()
  const alternatives = alternativesIn(refused)
  useEffect(() => {
    if (alternativesIn(refused) !== null) void again()
  }, [refused, again])
  return alternatives
}

/** The time was taken while it was being talked about: who is free instead, each by one key. */
export function Instead({ of, value, onChange, fixed }: Choosing & { fixed: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const now = offered(of)
  const label = t('dispatch.instead')
  return (
    <section className="instead" aria-label={label}>
      {now.length > 0 && (
        <div className="in-a-row">
          <span>{label}</span>
          {now.map(({ technician, startsAt }) => (
            <Button
              key={technician.id}
              size="small"
              type={
                value.technicianId === technician.id && value.startsAt === startsAt ? 'primary' : 'default'
              }
              onClick={() => onChange({ ...value, technicianId: technician.id, startsAt })}
            >
              {when.time(startsAt)} {technician.name}
            </Button>
          ))}
        </div>
      )}
      {!fixed && <OtherDays of={of} value={value} onChange={onChange} />}
    </section>
  )
}

/** The same hours on the days after, with who could. */
export function OtherDays({ of, value, onChange }: Choosing) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of.windows.length === 0) return null
  return (
    <div className="in-a-row">
      <span className="muted">{t('dispatch.otherDays')}</span>
      {of.windows.map(({ from, to, technician, startsAt }) => (
        <Button
          key={from + technician.id}
          size="small"
          onClick={() => onChange({ ...value, window: { from, to }, technicianId: technician.id, startsAt })}
        >
          {when.stretch(from, to)} {technician.name}
        </Button>
      ))}
    </div>
  )
}
