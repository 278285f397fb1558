import { useTranslation } from 'react-i18next'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { Left, Standing } from '#service/promises/ui/Due.tsx'
import '#service/promises/ui/promises.css'
import { myJobs } from '../contract.ts'
import { PLAN_CHANGES } from './visit.ts'

const changes = { on: PLAN_CHANGES }

/** A technician's visits of today; the work itself is done in the field app. */
export default function TodaysVisits() {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(myJobs, { query: {} }, changes)
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('dispatch.todaysVisits')}</h2>
        <a href="/field">{t('dispatch.fieldApp')}</a>
      </div>
      <Answered of={asked}>
        {({ jobs }) =>
          jobs.length === 0 ? (
            <Empty title={t('dispatch.noVisitsToday')} />
          ) : (
            <ul className="promises" aria-label={t('dispatch.todaysVisits')}>
              {jobs.map(job => (
                <li key={job.slotId} className={job.standing === 'open' ? 'promise live' : 'promise'}>
                  <div className="promise-what">
                    <a className="promise-kind" href={`/field/jobs/${job.slotId}`}>
                      {job.customer.name}
                    </a>
                    <span className="figures">{when.stretch(job.window.from, job.window.to)}</span>
                    <Left of={{ ...job, dueAt: job.window.to }} />
                  </div>
                  <div className="promise-of">
                    <span>{job.device?.model}</span> <span className="muted">{job.symptom}</span>
                  </div>
                  <Standing of={job} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}
