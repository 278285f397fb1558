import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { BreakOff } from './BreakOff.tsx'
import { DeviceCard } from './DeviceCard.tsx'
import { acceptJob, checkIn, readJob } from './endpoints.ts'
import { Answered, Trouble } from './parts.tsx'
import { Reach } from './Reach.tsx'
import { Report } from './Report.tsx'

export type Job = Reply<typeof readJob>

/** One job: where to go, what is broken, and, once there, what was done. */
export function JobPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(readJob, { params: { id } })
  return (
    <main className="page">
      <Link to="/" className="back">
        ‹ {t('fieldwork.field.today')}
      </Link>
      <Answered of={asked}>{job => <Whole it={job} />}</Answered>
    </main>
  )
}

function Whole({ it }: { it: Job }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { job, visit } = it
  return (
    <>
      <section className="card">
        <h1>{it.customer.name}</h1>
        <p>
          <span className="muted">{t('fieldwork.field.window')} </span>
          <strong className="promised">{when.stretch(job.window.from, job.window.to)}</strong>
        </p>
        <p className="muted">{t('fieldwork.field.planned', { from: when.time(job.startsAt) })}</p>
        <Reach it={it} />
        {job.acceptedAt === null && visit === null && <Accept slot={job.slotId} />}
      </section>
      <section className="card">
        <h2>{t('fieldwork.field.told')}</h2>
        <p className="words">{job.symptom}</p>
      </section>
      <DeviceCard device={job.device} />
      {visit === null ? <CheckIn slot={job.slotId} windowFrom={job.window.from} /> : <AtWork visit={visit} />}
    </>
  )
}

function Accept({ slot }: { slot: string }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(acceptJob)
  return (
    <>
      <p className="muted">{t('fieldwork.field.acceptFirst')}</p>
      <button
        type="button"
        className="main"
        disabled={telling}
        onClick={() => void tell({ params: { id: slot } }).catch(() => undefined)}
      >
        {t('fieldwork.field.accept')}
      </button>
      <Trouble failure={failure} />
    </>
  )
}

const EARLY = 'more than 30 minutes early: the customer must agree'

function CheckIn({ slot, windowFrom }: { slot: string; windowFrom: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(checkIn)
  const [agreed, setAgreed] = useState(false)
  // Asked for only when it matters: the server says so, and from then on the box is there.
  const early = failure?.code === EARLY || agreed
  return (
    <section className="card">
      {early && (
        <label className="tick">
          <input type="checkbox" checked={agreed} onChange={event => setAgreed(event.target.checked)} />
          {t('fieldwork.field.agreedEarly')}（{when.near(windowFrom)}）
        </label>
      )}
      <Trouble failure={failure} />
      <button
        type="button"
        className="main large"
        disabled={telling}
        onClick={() =>
          void tell({ params: { id: slot }, body: { agreedEarly: agreed } }).catch(() => undefined)
        }
      >
        {t('fieldwork.field.checkIn')}
      </button>
    </section>
  )
}

function AtWork({ visit }: { visit: NonNullable<Job['visit']> }) {
  const { t } = useTranslation()
  const when = useWhen()
  const [leaving, setLeaving] = useState(false)
  if (visit.finished !== null) {
    return (
      <section className="card" role="status">
        <h2>{t('fieldwork.field.state.finished')}</h2>
        <p>{t('fieldwork.field.finished')}</p>
        <p className="words">{visit.finished.explanation}</p>
      </section>
    )
  }
  if (visit.brokenOff !== null) {
    return (
      <section className="card" role="status">
        <h2>{t('fieldwork.field.state.brokenOff')}</h2>
        <p>{t('fieldwork.field.brokenOff')}</p>
        <p className="words">{visit.brokenOff.next}</p>
      </section>
    )
  }
  return (
    <section className="card">
      <p className="muted" role="status">
        {t('fieldwork.stillThere', { at: when.time(visit.arrivedAt) })}
      </p>
      {leaving ? <BreakOff visit={visit.id} /> : <Report visit={visit.id} />}
      <button type="button" className="plain" onClick={() => setLeaving(!leaving)}>
        {leaving ? t('fieldwork.field.report') : t('fieldwork.field.cannotFinish')}
      </button>
    </section>
  )
}
