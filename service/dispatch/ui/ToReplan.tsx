import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { replanning } from '../contract/replanning.ts'
import { giveVisit } from '../contract.ts'
import './dispatch.css'
import { GiveVisit, MoveWindow } from './VisitDeeds.tsx'
import { DUTY_CHANGES, PLAN_CHANGES, SENDING_CHANGES } from './visit.ts'

type ToReplanOne = Reply<typeof replanning>['visits'][number]

const changes = {
  on: [
    ...PLAN_CHANGES,
    ...SENDING_CHANGES,
    ...DUTY_CHANGES,
    'staff changed',
    'staff disabled',
    'roles changed',
    'technician arrived',
  ],
}

/** Whose technician will not come: who goes instead by one key, or whom to ring by when. Absent when none. */
export default function ToReplan() {
  const { t } = useTranslation()
  const may = useMay(replanning)
  const { data } = useAsk(replanning, may ? {} : null, changes)
  if (data === undefined || data.visits.length === 0) return null
  return (
    <section className="panel notice" aria-label={t('dispatch.replan')}>
      <h2>
        {t('dispatch.replan')} <span className="muted figures">{data.visits.length + data.more}</span>
      </h2>
      <ul className="plain spaced">
        {data.visits.map(visit => (
          <li key={visit.slotId}>
            <OneToReplan of={visit} />
          </li>
        ))}
      </ul>
      {data.more > 0 && <p className="muted">{t('dispatch.replanMore', { count: data.more })}</p>}
    </section>
  )
}

function OneToReplan({ of }: { of: ToReplanOne }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <article className="to-replan" aria-label={`${of.customer.name} ${when.time(of.startsAt)}`}>
      <div className="in-a-row">
        <strong className="figures">{when.stretch(of.window.from, of.window.to)}</strong>
        <Link to={`/cases/${of.caseId}`}>{of.customer.name}</Link>
        {of.phone !== null && <span className="figures">{of.phone}</span>}
        <span className="chip wait">
          {of.technician.name} {t(`dispatch.skips.${of.why}`)}
        </span>
        <span className="muted two-lines">{of.device?.model || of.symptom}</span>
      </div>
      <WhatNext of={of} />
    </article>
  )
}

/** Somebody else in the same window; nobody: it is moved and the customer told, while there is time. */
function WhatNext({ of }: { of: ToReplanOne }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(giveVisit)
  const minutes = Math.round((Date.parse(of.endsAt) - Date.parse(of.startsAt)) / 60_000)
  const { suggestion, tellBy } = of
  const send = (technicianId: string, startsAt: string) =>
    void tell({ params: { id: of.promiseId }, body: { technicianId, startsAt, minutes } }).catch(() => {})
  return (
    <>
      <div className="in-a-row">
        {suggestion !== null && (
          <Button
            type="primary"
            size="small"
            loading={telling}
            onClick={() => send(suggestion.technician.id, suggestion.startsAt)}
          >
            {t('dispatch.replanBy', { name: suggestion.technician.name, at: when.time(suggestion.startsAt) })}
          </Button>
        )}
        <GiveVisit of={of} minutes={minutes} small />
        <MoveWindow of={of} small />
        <span className={suggestion === null || tellBy === null ? 'trouble-text' : 'muted'}>
          {tellBy === null
            ? t(suggestion === null ? 'dispatch.replanLate' : 'dispatch.replanLateBut')
            : suggestion === null
              ? t('dispatch.replanNobody', { at: when.near(tellBy) })
              : t('dispatch.replanStays')}
        </span>
      </div>
      <Trouble failure={failure} />
    </>
  )
}
