import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { CaseChips } from '#service/cases/ui/CaseChips.tsx'
import { dayEnd, type dayEndByPerson } from '../contract/day-end.ts'
import { ClearForToday, type DayItem } from './ClearForToday.tsx'
import './dayEnd.css'

export const changes = {
  on: [
    'case opened',
    'case closed',
    'case reopened',
    'case given',
    'case cleared for the day',
    'promise kept',
  ],
}

/** What stands between somebody and the end of the day: uncleared cases first, then what was done. */
export function DayEnd({ staff }: { staff?: string | undefined }) {
  const { t } = useTranslation()
  const asked = useAsk(dayEnd, { query: staff === undefined ? {} : { staff } }, changes)
  return (
    <Answered of={asked}>
      {({ count, items, more }) => (
        <section className="panel flush">
          <div className="panel-head inset">
            <DayCount of={count} />
          </div>
          {items.length === 0 && <Empty title={t('reception.day.nothing')} />}
          <ul className="day-end" aria-label={t('reception.day.title')}>
            {items.map(item => (
              <OneCase key={item.case.id} of={item} />
            ))}
          </ul>
          {more && <p className="muted inset-text">{t('reception.day.more', { count: items.length })}</p>}
        </section>
      )}
    </Answered>
  )
}

type Count = Reply<typeof dayEndByPerson>['count']

/** The day in one line: what is left, and 日清率. */
export function DayCount({ of }: { of: Count }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <p className="day-count" role="status">
      <strong>
        {of.uncleared === 0 ? t('reception.day.allClear') : t('reception.day.left', { count: of.uncleared })}
      </strong>{' '}
      {(['cleared', 'settled'] as const).map(standing => (
        <span key={standing} className="muted">
          {t(`reception.day.standings.${standing}`)} {when.number(of[standing])}
        </span>
      ))}
      {of.rate !== null && (
        <span className="muted">
          {t('reception.day.rate')} {when.number(Math.round(of.rate * 1000) / 10)}%
        </span>
      )}
    </p>
  )
}

function OneCase({ of }: { of: DayItem }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { clearance, standing } = of
  return (
    <li className={`day-case ${standing}`}>
      <div>
        <Link to={`/cases/${of.case.id}`}>
          <span className="figures">{of.case.number}</span> {of.case.customer.name}
        </Link>{' '}
        <CaseChips of={of.case} />
        <p className="two-lines">{of.case.symptom}</p>
        {clearance && standing === 'cleared' && (
          <p className="muted">
            {t('reception.day.said', {
              reason: t(`reception.day.reasons.${clearance.reason}`),
              expected: when.day(clearance.expectedOn),
              due: when.near(clearance.dueAt),
            })}
            {clearance.note && ` · ${clearance.note}`}
          </p>
        )}
      </div>
      {standing === 'uncleared' ? (
        <ClearForToday of={of} />
      ) : (
        <span className="chip">{t(`reception.day.standings.${standing}`)}</span>
      )}
    </li>
  )
}
