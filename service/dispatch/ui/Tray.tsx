import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import { Left } from '#service/promises/ui/Due.tsx'
import type { Doing } from './BoardDialogs.tsx'
import type { At } from './boardPlaces.ts'
import { CallOff, MoveWindow } from './VisitDeeds.tsx'
import type { Unplanned } from './visit.ts'

/** Promised to customers, and nobody is planned: what a dispatcher sees to first. Enter sends somebody. */
export function Tray(props: { visits: readonly Unplanned[]; at: At | null; does: (doing: Doing) => void }) {
  const { visits, at, does } = props
  const { t } = useTranslation()
  const when = useWhen()
  if (visits.length === 0) return null
  return (
    <section className="panel notice" aria-label={t('dispatch.tray')}>
      <h2>{t('dispatch.unplanned')}</h2>
      <ul className="plain tray">
        {visits.map(visit => {
          const span = when.stretch(visit.window.from, visit.window.to)
          const place: At = `tray:${visit.promiseId}`
          return (
            <li key={visit.promiseId}>
              <button
                type="button"
                className="job"
                data-at={place}
                tabIndex={at === place ? 0 : -1}
                onClick={() => does({ deed: 'give', promiseId: visit.promiseId })}
              >
                <span className="figures">{span}</span>
                <span className="job-name">{visit.customer.name}</span>
                <span className="job-what">{visit.device?.model || visit.symptom}</span>
                <span className="for-readers">{t('dispatch.notPlanned')}</span>
              </button>
              <div className="in-a-row">
                <Left of={{ ...visit, dueAt: visit.window.to }} />
                <MoveWindow of={visit} small />
                <CallOff of={visit} planned={false} small />
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
