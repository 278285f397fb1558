import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { KnownTo } from '../rules/past.ts'
import type { CaseLine } from './shapes.ts'

/** A day of long ago, as exactly as it is known and no more. */
export function PastDay({ on, knownTo }: { on: string; knownTo: KnownTo }) {
  const { i18n } = useTranslation()
  const when = useWhen()
  if (knownTo === 'day') return <>{when.day(on)}</>
  const month = knownTo === 'month' ? ({ month: 'short' } as const) : {}
  const form = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', year: 'numeric', ...month })
  return <>{form.format(new Date(`${on}T00:00:00Z`))}</>
}

/** When a case was opened; of one from before, the day as far as it is known. */
export function OpenedAt({ of }: { of: Pick<CaseLine, 'openedAt' | 'recorded'> }) {
  const when = useWhen()
  if (of.recorded === null) return <>{when.near(of.openedAt)}</>
  return <PastDay on={when.dayOf(of.openedAt)} knownTo={of.recorded.knownTo} />
}
