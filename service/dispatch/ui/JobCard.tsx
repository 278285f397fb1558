import { Popover } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWhen } from '#core/web/when.ts'
import { Left, Standing } from '#service/promises/ui/Due.tsx'
import type { At } from './boardPlaces.ts'
import { CallOff, GiveVisit, MoveWindow } from './VisitDeeds.tsx'
import type { Job } from './visit.ts'

/**
 * A planned visit on the board: who is visited, and all that can be done about it when it is opened. The
 * keyboard goes in with it, and Escape comes back.
 */
export function JobCard({ job, at, marked }: { job: Job; at: At | null; marked: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const [open, setOpen] = useState(false)
  const card = useRef<HTMLButtonElement>(null)
  const facts = useRef<HTMLElement>(null)
  const state = job.standing === 'broken' ? 'broken' : job.standing === 'open' ? 'open' : 'done'
  const place: At = `job:${job.promiseId}`
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    setOpen(false)
    card.current?.focus()
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={shown => shown && facts.current?.focus()}
      content={
        <section ref={facts} tabIndex={-1} aria-label={job.customer.name} onKeyDown={close}>
          <JobFacts job={job} />
        </section>
      }
    >
      <button
        ref={card}
        type="button"
        className={`job ${state}${marked ? ' marked' : ''}`}
        aria-expanded={open}
        data-at={place}
        tabIndex={at === place ? 0 : -1}
      >
        <span className="figures">
          {when.time(job.startsAt)}
          <span className="job-until">–{when.time(job.endsAt)}</span>
        </span>
        <span className="job-name">{job.customer.name}</span>
        <span className="job-told figures">
          <span className="job-told-word">{t('dispatch.told')} </span>
          {short(when.time(job.window.from))}–{short(when.time(job.window.to))}
        </span>
        <span className="job-what">{job.device?.model || job.symptom}</span>
        {state === 'open' && job.acceptedAt === null && (
          <span className="for-readers">{t('dispatch.notAccepted')}</span>
        )}
        {state !== 'done' && job.setOutAt && <span className="job-way">{t('dispatch.onTheWay')}</span>}
      </button>
    </Popover>
  )
}

/** `09:00` → `9`, `09:30` → `9:30`: an hour on the board is narrow. */
const short = (time: string): string => time.replace(/^0(?=\d)/, '').replace(/:00$/, '')

function JobFacts({ job }: { job: Job }) {
  const { t } = useTranslation()
  const when = useWhen()
  const live = job.standing === 'open' || job.standing === 'broken'
  const minutes = Math.round((Date.parse(job.endsAt) - Date.parse(job.startsAt)) / 60_000)
  return (
    <div className="job-facts">
      <div className="in-a-row">
        <strong>{job.customer.name}</strong>
        <Link className="figures" to={`/cases/${job.caseId}`}>
          {job.caseNumber}
        </Link>
      </div>
      <div className="in-a-row">
        <span className="figures">{when.stretch(job.window.from, job.window.to)}</span>
        <Standing of={job} />
        <Left of={{ ...job, dueAt: job.window.to }} />
      </div>
      <p>{job.device && `${job.device.model} ${job.device.serial}`}</p>
      <p>{job.symptom}</p>
      <p className="muted">
        {job.technician.name} · {t(job.acceptedAt === null ? 'dispatch.notAccepted' : 'dispatch.accepted')}
        {job.setOutAt && ` · ${t('dispatch.setOutAt', { at: when.time(job.setOutAt) })}`}
      </p>
      {live && (
        <div className="in-a-row">
          <GiveVisit of={job} minutes={minutes} small />
          <MoveWindow of={job} small />
          <CallOff of={job} planned small />
        </div>
      )}
    </div>
  )
}
