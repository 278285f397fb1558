import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import { isWorkday, officialIn } from '../rules/calendar.ts'
import { ruled, type SentCalendar } from './calendarShape.ts'
import { Holidays } from './Holidays.tsx'
import { ImportOfficialDays } from './ImportOfficialDays.tsx'

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

type Mark = { look: '' | 'off' | 'holiday' | 'make-up'; name: string }

/** A year of working days at a glance: closed, holiday, make-up workday; own days go before official ones. */
export function CalendarYear({ calendar }: { calendar: SentCalendar }) {
  const { t } = useTranslation()
  const when = useWhen()
  const today = when.dayOf(new Date().toISOString())
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  return (
    <div className="calendar-year">
      <div className="in-a-row">
        <Button
          size="small"
          type="text"
          onClick={() => setYear(year - 1)}
          aria-label={t('people.calendars.yearBefore')}
        >
          <LeftOutlined aria-hidden />
        </Button>
        <b aria-live="polite">{t('people.calendars.year', { year })}</b>
        <Button
          size="small"
          type="text"
          onClick={() => setYear(year + 1)}
          aria-label={t('people.calendars.yearAfter')}
        >
          <RightOutlined aria-hidden />
        </Button>
        <Legend />
      </div>
      <Known calendar={calendar} year={year} today={today} />
      <Holidays calendar={ruled(calendar)} year={year} />
      <div className="months">
        {months.map(month => (
          <Month key={month} first={`${year}-${month}-01`} calendar={calendar} today={today} />
        ))}
      </div>
    </div>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <span className="calendar-legend">
      <span className="day holiday">{t('people.calendars.holiday')}</span>
      <span className="day make-up">{t('people.calendars.makeUp')}</span>
      <span className="day off">{t('people.calendars.closed')}</span>
    </span>
  )
}

/** From this day of the last known year on, the coming one is asked for. Notices come in November. */
const SOON = '10-01'

function Known({ calendar, year, today }: { calendar: SentCalendar; year: number; today: string }) {
  const { t } = useTranslation()
  const known = calendar.knownUntilYear
  if (known === null) return null
  if (year > known) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('people.calendars.unknownYear', { year: known + 1 })}
        action={<ImportOfficialDays />}
      />
    )
  }
  if (today < `${known}-${SOON}`) return null
  return (
    <Alert
      type="info"
      showIcon
      title={t('people.calendars.soonUnknown', { year: known })}
      action={<ImportOfficialDays />}
    />
  )
}

function Month({ first, calendar, today }: { first: string; calendar: SentCalendar; today: string }) {
  const { i18n } = useTranslation()
  const when = useWhen()
  const month = Temporal.PlainDate.from(first)
  const rules = ruled(calendar)
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(first),
  )
  const days = Array.from({ length: month.daysInMonth }, (_, at) => month.with({ day: at + 1 }))
  return (
    <section className="month">
      <h3>{name}</h3>
      <div className="days">
        <WeekHead />
        {Array.from({ length: month.dayOfWeek - 1 }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks before the first day have no other name
          <span key={`blank ${at}`} />
        ))}
        {days.map(day => {
          const text = day.toString()
          const mark = markOf(day, rules)
          const said = [when.day(text), when.weekday(text), mark.name].filter(Boolean).join(' ')
          return (
            <span
              key={text}
              className={`day ${mark.look}${text === today ? ' today' : ''}`}
              title={mark.name === '' ? undefined : said}
            >
              {day.day}
            </span>
          )
        })}
      </div>
    </section>
  )
}

/** The days of the week above their columns; each day says its own to those who listen. */
function WeekHead() {
  const { i18n } = useTranslation()
  const form = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' })
  // 5 January 2026 was a Monday.
  return [5, 6, 7, 8, 9, 10, 11].map(day => (
    <span key={day} className="day-head" aria-hidden>
      {form.format(new Date(Date.UTC(2026, 0, day)))}
    </span>
  ))
}

function markOf(day: Temporal.PlainDate, rules: ReturnType<typeof ruled>): Mark {
  const text = day.toString()
  const said = rules.days.get(text) ?? officialIn(rules, text)
  if (said !== undefined && !rules.alwaysOpen) {
    return { look: said.working ? 'make-up' : 'holiday', name: said.name }
  }
  return { look: isWorkday(rules, day) ? '' : 'off', name: '' }
}
