import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { Calendar } from '../rules/calendar.ts'
import { holidaysOf } from './holidays.ts'

/** The year in words: each holiday, from when to when, and which days are worked for it. */
export function Holidays({ calendar, year }: { calendar: Calendar; year: number }) {
  const { t, i18n } = useTranslation()
  const when = useWhen()
  const monthDay = new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const say = (day: string) => monthDay.format(new Date(`${day}T00:00:00Z`))
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  const found = holidaysOf(calendar, year)
  if (found.length === 0) return null
  return (
    <ul className="plain holidays" aria-label={t('people.calendars.holidaysOf', { year })}>
      {found.map(({ name, off, makeUp }) => (
        <li key={name}>
          <b>{name}</b>{' '}
          {off.length > 0 && (
            <span>
              {list.format(off.map(({ from, to }) => (from === to ? say(from) : `${say(from)}–${say(to)}`)))}
            </span>
          )}{' '}
          {makeUp.length > 0 && (
            <span className="day make-up named">
              {t('people.calendars.makeUp')}{' '}
              {list.format(makeUp.map(day => `${say(day)} ${when.weekday(day)}`))}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
