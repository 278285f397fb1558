import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWhen } from '#core/web/when.ts'
import { Left } from '#service/promises/ui/Due.tsx'
import './dispatch.css'
import { GiveVisit, MoveWindow } from './VisitDeeds.tsx'
import type { Unplanned } from './visit.ts'

/** Promised to a customer, but nobody is planned: what a dispatcher looks at first. */
export function UnplannedVisits({ visits }: { visits: readonly Unplanned[] }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (visits.length === 0) return null
  return (
    <section className="panel notice">
      <h2>{t('dispatch.unplanned')}</h2>
      <ul className="plain spaced">
        {visits.map(visit => (
          <li key={visit.promiseId} className="in-a-row">
            <strong className="figures">{when.stretch(visit.window.from, visit.window.to)}</strong>
            <Left of={{ ...visit, dueAt: visit.window.to }} />
            <Link to={`/cases/${visit.caseId}`}>{visit.customer.name}</Link>
            <span className="muted two-lines">{visit.symptom}</span>
            <GiveVisit of={visit} word={t('dispatch.assign')} small />
            <MoveWindow of={visit} small />
          </li>
        ))}
      </ul>
    </section>
  )
}
