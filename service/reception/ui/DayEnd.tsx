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

/**
 * What stands between somebody and the end of the day: what is red since the last one first, uncleared cases,
 * then what was done. `staff`: of a colleague, or `everybody`, where each case names whose it is.
 */
export function DayEnd({ staff }: { staff?: string | undefined }) {
  const { t } = useTranslation()
  const asked = useAsk(dayEnd, { query: staff === undefined ? {} : { staff } }, changes)
  return (
    <Answered of={asked}>
      {({ count, items, more, ...day }) => (
        <section className={day.closed ? 'panel flush day-closed' : 'panel flush'}>
          <div className="panel-head inset">
            {staff === 'everybody' ? <h2>{t('reception.day.list')}</h2> : <DayCount of={count} />}
            <Closing of={day} />
          </div>
          {items.length === 0 && <Empty title={t('reception.day.nothing')} />}
          <ul className="day-end" aria-label={t('reception.day.title')}>
            {items.map(item => (
              <OneCase key={item.case.id} of={item} named={staff !== undefined} />
            ))}
          </ul>
          {more && <p className="muted inset-text">{t('reception.day.more', { count: items.length })}</p>}
        </section>
      )}
    </Answered>
  )
}

/** The company's closing hour by its calendar: before it a goal, after it a fact. */
function Closing({ of }: { of: { closesAt: string | null; closed: boolean } }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of.closesAt === null) return <span className="muted">{t('reception.day.dayOff')}</span>
  const at = when.time(of.closesAt)
  return (
    <span className="muted">{t(of.closed ? 'reception.day.closed' : 'reception.day.closesAt', { at })}</span>
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

function OneCase({ of, named }: { of: DayItem; named: boolean }) {
  const { t } = useTranslation()
  const { standing } = of
  return (
    <li className={`day-case ${standing}`}>
      <div>
        <div className="in-a-row">
          <Link to={`/cases/${of.case.id}`}>
            <span className="figures">{of.case.number}</span> {of.case.customer.name}
          </Link>
          <CaseChips of={of.case} />
          {standing === 'uncleared' && <Red of={of.red} />}
          {named && <span className="muted">{t('reception.day.owner', { name: of.owner.name })}</span>}
        </div>
        <p className="two-lines">{of.case.symptom}</p>
        {standing === 'cleared' && <Cleared of={of.clearance} />}
      </div>
      {standing === 'uncleared' ? (
        <ClearForToday of={of} />
      ) : (
        <span className="chip">{t(`reception.day.standings.${standing}`)}</span>
      )}
    </li>
  )
}

/** It was red when the last day was closed: since when, and how often. */
function Red({ of }: { of: DayItem['red'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of === null) return null
  const since = when.shortDay(of.since)
  return (
    <span className="chip bad">
      {of.times === 1
        ? t('reception.day.red', { since })
        : t('reception.day.redTimes', { since, count: of.times })}
    </span>
  )
}

function Cleared({ of }: { of: DayItem['clearance'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of === null) return null
  const said = t('reception.day.said', {
    reason: t(`reception.day.reasons.${of.reason}`),
    expected: when.day(of.expectedOn),
    due: when.near(of.dueAt),
  })
  const told = of.toldAt && t('reception.day.toldAt', { at: when.near(of.toldAt) })
  return <p className="muted">{[said, of.note, told].filter(Boolean).join(' · ')}</p>
}
