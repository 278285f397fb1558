import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { Answers } from './Answers.tsx'
import { BreakOff } from './BreakOff.tsx'
import { Conduct, type Edition, type Ticking, untouched } from './Conduct.tsx'
import { DeviceCard } from './DeviceCard.tsx'
import { useDraft } from './draft.ts'
import { conductList, readJob } from './endpoints.ts'
import { Photos } from './Photos.tsx'
import { Answered } from './parts.tsx'
import { Raise } from './Raise.tsx'
import { Reach } from './Reach.tsx'
import { Report } from './Report.tsx'
import { NextStep } from './Steps.tsx'
import './visit.css'

export type Job = Reply<typeof readJob>
type Visit = NonNullable<Job['visit']>

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
  const { job } = it
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
      </section>
      <section className="card">
        <h2>{t('fieldwork.field.told')}</h2>
        <p className="words">{job.symptom}</p>
        <Raise caseId={job.caseId} ended={isOver(it.visit)} />
      </section>
      <DeviceCard it={it} />
      <Answers it={it} />
      <Doing it={it} />
    </>
  )
}

const isOver = (visit: Job['visit']) =>
  visit !== null && (visit.finished !== null || visit.brokenOff !== null)

/** The list that the visit began with, ticked on this phone from before he leaves until he says goodbye. */
function Doing({ it: { job, visit, conductEdition } }: { it: Job }) {
  const asked = useAsk(conductList, { query: { edition: conductEdition } })
  const { value, change } = useDraft(`conduct ${job.slotId}`, untouched)
  const ticking = { ticked: value, change }
  if (visit !== null && isOver(visit)) return <Over visit={visit} />
  return (
    <Answered of={asked}>
      {list =>
        visit === null ? (
          <>
            {job.acceptedAt !== null && (
              <section className="card">
                <Conduct list={list} phase="before" ticking={ticking} unmet={[]} />
              </section>
            )}
            <NextStep job={job} />
          </>
        ) : (
          <AtWork visit={visit} list={list} ticking={ticking} />
        )
      }
    </Answered>
  )
}

function AtWork(props: { visit: Visit; list: Edition; ticking: Ticking }) {
  const { visit, list, ticking } = props
  const { t } = useTranslation()
  const when = useWhen()
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <Photos visit={visit} />
      <section className="card">
        <p className="muted" role="status">
          {t('fieldwork.stillThere', { at: when.time(visit.arrivedAt) })}
        </p>
        {leaving ? <BreakOff visit={visit.id} /> : <Report visit={visit.id} list={list} ticking={ticking} />}
        <button type="button" className="plain" onClick={() => setLeaving(!leaving)}>
          {leaving ? t('fieldwork.field.report') : t('fieldwork.field.cannotFinish')}
        </button>
      </section>
    </>
  )
}

/** How it ended; photos may still come until the day after. */
function Over({ visit }: { visit: Visit }) {
  const { t } = useTranslation()
  const { finished, brokenOff } = visit
  const end = finished ? 'finished' : 'brokenOff'
  return (
    <>
      <section className="card" role="status">
        <h2>{t(`fieldwork.field.state.${end}`)}</h2>
        <p>{t(`fieldwork.field.${end}`)}</p>
        <p className="words">{finished?.explanation ?? brokenOff?.next}</p>
      </section>
      <Photos visit={visit} />
    </>
  )
}
