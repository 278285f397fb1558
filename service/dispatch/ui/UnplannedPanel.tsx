import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { dayBoard } from '../contract.ts'
import { UnplannedVisits } from './UnplannedVisits.tsx'
import { PLAN_CHANGES } from './visit.ts'

const changes = { on: PLAN_CHANGES }

/** A dispatcher's day in two lines: how many visits, and what was promised but nobody is planned for. */
export default function UnplannedPanel() {
  const { t } = useTranslation()
  const asked = useAsk(dayBoard, { query: {} }, changes)
  return (
    <>
      <section className="panel">
        <div className="panel-head">
          <h2>{t('dispatch.board')}</h2>
          <Link to="/board">{t('promises.any')}</Link>
        </div>
        <Answered of={asked}>
          {({ technicians, unplanned }) => (
            <>
              <p className="muted">
                {t('dispatch.visitsOn', {
                  count: technicians.reduce((sum, { jobs }) => sum + jobs.length, 0),
                })}
              </p>
              {unplanned.length === 0 && <p className="all-done">{t('dispatch.noneUnplanned')}</p>}
            </>
          )}
        </Answered>
      </section>
      <UnplannedVisits visits={asked.data?.unplanned ?? []} />
    </>
  )
}
