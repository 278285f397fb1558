import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { dayAfter } from '#core/web/moment.ts'
import { useWhen } from '#core/web/when.ts'
import { PLAN_CHANGES } from '#service/dispatch/ui/visit.ts'
import { myJobs } from './endpoints.ts'
import { Answered } from './parts.tsx'
import { Accept, SetOut } from './Steps.tsx'

type Job = Reply<typeof myJobs>['jobs'][number]

/** My jobs of a day, in the order in which I go. */
export function TodayPage({ walk }: { walk?: ReactNode }) {
  const { t } = useTranslation()
  const when = useWhen()
  const [params, setParams] = useSearchParams()
  const wanted = params.get('day')
  const asked = useAsk(myJobs, { query: wanted === null ? {} : { day: wanted } }, { on: PLAN_CHANGES })
  const day = asked.data?.day ?? wanted
  const turn = (days: number) => day && setParams({ day: dayAfter(day, days) })
  return (
    <main className="page">
      <div className="day">
        <button type="button" aria-label={t('fieldwork.field.previousDay')} onClick={() => turn(-1)}>
          ‹
        </button>
        <h1>
          {day ? `${when.shortDay(day)} ` : ''}
          <small>{day ? when.weekday(day) : ''}</small>
        </h1>
        <button type="button" aria-label={t('fieldwork.field.nextDay')} onClick={() => turn(1)}>
          ›
        </button>
      </div>
      {walk}
      <Answered of={asked}>
        {({ jobs }) =>
          jobs.length === 0 ? (
            <div className="empty">
              <strong>{t('fieldwork.field.noJobs')}</strong>
              <p className="muted">{t('fieldwork.field.noJobsMore')}</p>
            </div>
          ) : (
            <ul className="jobs">
              {jobs.map(job => (
                <JobCard key={job.slotId} job={job} today={wanted === null} />
              ))}
            </ul>
          )
        }
      </Answered>
    </main>
  )
}

function JobCard({ job, today }: { job: Job; today: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const live = job.standing === 'open' || job.standing === 'broken'
  return (
    <li className="card job">
      <Link to={`/jobs/${job.slotId}`}>
        <span className="times">
          {when.time(job.window.from)}–{when.time(job.window.to)}
        </span>
        <strong>{job.customer.name}</strong>
        {job.urgency !== 'normal' && (
          <span className="chip seal">{t(`cases.urgencies.${job.urgency as 'urgent'}`)}</span>
        )}
        {job.standing !== 'open' && (
          <span className={job.standing === 'broken' ? 'chip seal' : 'chip'}>
            {t(`promises.standings.${job.standing}`)}
          </span>
        )}
        <span className="symptom">{job.symptom}</span>
        {job.device && <span className="muted">{job.device.model}</span>}
      </Link>
      {live && job.acceptedAt === null && <Accept slot={job.slotId} />}
      {live && today && job.acceptedAt !== null && job.setOutAt === null && <SetOut slot={job.slotId} />}
      {live && job.setOutAt !== null && (
        <span className="chip">{t('fieldwork.field.onTheWay', { at: when.time(job.setOutAt) })}</span>
      )}
    </li>
  )
}
