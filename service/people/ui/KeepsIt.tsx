import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SentCalendar } from './calendarShape.ts'
import { useServicePoints } from './directory.ts'

/** Which service points work by a calendar; of the ordinary one: all that have chosen none. */
export function KeepsIt({ calendar }: { calendar: SentCalendar }) {
  const { t, i18n } = useTranslation()
  const open = [...useServicePoints().values()].filter(point => point.closedOn === null)
  const names = open.filter(point => point.calendar === calendar.id).map(point => point.name)
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  return (
    <>
      {calendar.ordinary && <div>{t('people.calendars.othersKeepIt')}</div>}
      {names.length > 0 && <div>{list.format(names)}</div>}
      {!calendar.ordinary && names.length === 0 && (
        <div className="muted">{t('people.calendars.nobodyKeepsIt')}</div>
      )}
      <Link to="/service-points">{t('people.calendars.chooseAtPoint')}</Link>
    </>
  )
}
