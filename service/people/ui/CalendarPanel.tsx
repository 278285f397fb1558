import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Facts } from '#core/desk/Facts.tsx'
import { changeCalendar } from '../contract/calendars.ts'
import { CalendarYear } from './CalendarYear.tsx'
import { clock, type SentCalendar, toLines } from './calendarShape.ts'
import { KeepsIt } from './KeepsIt.tsx'
import { useMay } from './session.tsx'
import { timeZoneName } from './timeZones.ts'
import './calendars.css'

/** One working calendar: when is it open, and what does its year look like. */
export function CalendarPanel({ calendar, edit }: { calendar: SentCalendar; edit: () => void }) {
  const { t, i18n } = useTranslation()
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
          [t('people.calendars.timeZone'), timeZoneName(timeZone, i18n.language)],
          [
            t('people.calendars.official'),
            official ? t(`people.calendars.officials.${official}`) : t('people.calendars.noOfficial'),
          ],
          [
            t('people.calendars.hours'),
            alwaysOpen ? t('people.calendars.alwaysOpen') : <Hours key="hours" calendar={calendar} />,
          ],
          [t('people.calendars.keptBy'), <KeepsIt key="points" calendar={calendar} />],
        ]}
      />
      {!alwaysOpen && <CalendarYear calendar={calendar} />}
    </section>
  )
}

function Hours({ calendar }: { calendar: SentCalendar }) {
  const weekday = useWeekday()
  return toLines(calendar.hours).map(({ weekdays, opens, closes }) => (
    <div key={`${opens} ${closes}`} className="hours-line">
      {runs(weekdays)
        .map(run => run.map(weekday).join('–'))
        .join('、')}{' '}
      {opens}–{closes === clock(0) ? '24:00' : closes}
    </div>
  ))
}

/** [1, 2, 3, 5] → [[1, 3], [5]]: neighbours are said as first–last. */
export function runs(weekdays: readonly number[]): number[][] {
  const found: number[][] = []
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = found.at(-1)
    if (last !== undefined && day === (last.at(-1) ?? 0) + 1) last.splice(1, 1, day)
    else found.push([day])
  }
  return found
}

/** 1 → 周一, in the viewer's language. */
export function useWeekday(): (weekday: number) => string {
  const { i18n } = useTranslation()
  const form = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  // 5 January 2026 was a Monday.
  return weekday => form.format(new Date(Date.UTC(2026, 0, 4 + weekday)))
}
