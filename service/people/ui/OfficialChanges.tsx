import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { SeenDays } from './ImportOfficialDays.tsx'
import './calendars.css'

type Year = SeenDays['years'][number]
type Kind = Year['changes'][number]['before']

/** What a file would change, year by year; what stays the same is not listed. */
export function OfficialChanges({ years }: { years: readonly Year[] }) {
  const { t } = useTranslation()
  return years.map(({ year, days, known, changes }) => (
    <section key={year} className="official-year">
      <h3 className="sub">{t('people.calendars.year', { year })}</h3>
      <p className="muted">
        {t('people.official.days', { count: days })} {t(`people.official.known.${known ?? 'nothing'}`)}
      </p>
      {changes.length === 0 ? (
        <p>{t('people.official.same')}</p>
      ) : (
        <ul className="plain official-days">
          {changes.map(one => (
            <Changed key={one.day} day={one.day} before={one.before} after={one.after} />
          ))}
        </ul>
      )}
    </section>
  ))
}

function Changed({ day, before, after }: { day: string; before: Kind; after: Kind }) {
  const when = useWhen()
  return (
    <li>
      <span className="figures">
        {when.day(day)} {when.weekday(day)}
      </span>{' '}
      {before && (
        <>
          <del>
            <DayKind of={before} />
          </del>{' '}
          →{' '}
        </>
      )}
      <DayKind of={after} />
    </li>
  )
}

function DayKind({ of }: { of: Kind }) {
  const { t } = useTranslation()
  if (of === null) return <span className="muted">{t('people.official.ordinary')}</span>
  return (
    <>
      <span className={of.working ? 'day make-up named' : 'day holiday named'}>
        {t(of.working ? 'people.calendars.makeUp' : 'people.calendars.holiday')}
      </span>{' '}
      {of.name}
    </>
  )
}
