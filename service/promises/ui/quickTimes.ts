import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Quick } from '#core/desk/MomentField.tsx'
import { clockOf, dayAfter, roundedAhead } from '#core/web/moment.ts'
import { useNow } from '#core/web/now.ts'
import { instantOf, TimeZone } from '#core/web/when.ts'

/** Times that are said most on the phone; those that are past, or would be in a minute, are left out. */
export function useQuickTimes(): Quick[] {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  // One answer for five minutes: a chosen time must not slip away while the sentence is written.
  const step = Math.floor(useNow() / 300_000) * 300_000
  return useMemo(() => {
    const now = new Date(step)
    const today = clockOf(now.toISOString(), zone).day
    const all = [
      { key: 'half', at: roundedAhead(now, 30) },
      { key: 'one', at: roundedAhead(now, 60) },
      { key: 'two', at: roundedAhead(now, 120) },
      { key: 'evening', at: instantOf(today, '17:30', zone) },
      { key: 'morning', at: instantOf(dayAfter(today, 1), '10:00', zone) },
    ] as const
    return all
      .filter(({ at }) => Date.parse(at) > step + 15 * 60_000)
      .map(({ key, at }) => ({ key, at, word: t(`promises.quick.${key}`) }))
  }, [step, zone, t])
}
