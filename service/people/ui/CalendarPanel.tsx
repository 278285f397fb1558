import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Facts } from '#core/desk/Facts.tsx'
import { changeCalendar } from '../contract/calendars.ts'
import { CalendarYear } from './CalendarYear.tsx'
import { clock, type SentCalendar, toLines } from './calendarShape.ts'
import { useMay } from './session.tsx'
import './calendars.css'

/** One working calendar: when is it open, and what does its year look like. */
export function CalendarPanel({ calendar, edit }: { calendar: SentCalendar; edit: () => void }) {
  const { t } = useTranslation()
  const may = useMay(changeCalendar)
  const { name, ordinary, timeZone, alwaysOpen, official } = calendar
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{name}</h2>
        {ordinary && <span className="chip">{t('people.calendars.ordinary')}</span>}
        {may && <Button onClick={edit}>{t('people.calendars.edit')}</Button>}
      </div>
      <Facts
        facts={[
          [t('people.calendars.timeZone'), timeZone.replaceAll('_', ' ')],
          [
            t('people.calendars.official'),
            official ? t(`people.calendars.officials.${official}`) : t('people.calendars.noOfficial'),
          ],
          [
            t('people.calendars.hours'),
            alwaysOpen ? t('people.calendars.alwaysOpen') : <Hours key="hours" calendar={calendar} />,
          ],
        ]}
      />
      {!alwaysOpen && <CalendarYear calendar={calendar} />}
    </section>
  )
}

function Hours({ calendar }: { calendar: SentCalendar }) {
  const weekday = useWeekday()
  return toLines(calendar.hours).map(({ weekdays, opens, closes }) => (
    <div key={`${opens} ${closes}`}>
      {weekdays.map(weekday).join('、')} {opens}–{closes === clock(0) ? '24:00' : closes}
    </div>
  ))
}

/** 1 → 周一, in the viewer's language. */
export function useWeekday(): (weekday: number) => string {
  const { i18n } = useTranslation()
  const form = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  // 5 January 2026 was a Monday.
  return weekday => form.format(new Date(Date.UTC(2026, 0, 4 + weekday)))
}
