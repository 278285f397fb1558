import { useContext } from 'react'
import { useSearchParams } from 'react-router'
import { clockOf } from '#core/web/moment.ts'
import { TimeZone } from '#core/web/when.ts'
import { REWORK_DAYS, USUAL_REWORK_DAYS } from '#service/insight/rules.ts'
import type { Period } from '#service/insight/ui/behind.ts'
import { lately } from '#service/insight/ui/PeriodChoice.tsx'

/** The period as it stands in the address, so that a page of figures can be sent to somebody. */
export function usePeriod(): { today: string; period: Period; choose: (to: Period) => void } {
  const zone = useContext(TimeZone)
  const [params, setParams] = useSearchParams()
  const today = clockOf(new Date().toISOString(), zone).day
  const usual = lately(today, 'quarter')
  const days = REWORK_DAYS.find(one => one === params.get('days')) ?? USUAL_REWORK_DAYS
  return {
    today,
    period: { from: params.get('from') ?? usual.from, to: params.get('to') ?? usual.to, days },
    choose: to => setParams(to, { replace: true }),
  }
}
