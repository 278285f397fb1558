import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listCalendars } from '../contract/calendars.ts'

/**
 * Beside a time: its year has no official days yet, so it may fall on a holiday (domain.md CAL-6). Calendars
 * are asked for only where a time is of a later year than today.
 */
export function Uncertain({ at }: { at: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const yearOf = (text: string) => Number(when.dayOf(text).slice(0, 4))
  const year = yearOf(at)
  const later = year > yearOf(new Date().toISOString())
  const asked = useAsk(listCalendars, later ? {} : null)
  const known = asked.data?.items.find(calendar => calendar.ordinary)?.knownUntilYear ?? null
  if (!later || known === null || year <= known) return null
  return (
    <span className="chip wait" title={t('people.calendars.uncertainHint', { year })}>
      {t('people.calendars.uncertain')}
    </span>
  )
}
