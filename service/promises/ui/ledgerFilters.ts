import { useContext, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { clockOf, dayAfter } from '#core/web/moment.ts'
import { instantOf, TimeZone } from '#core/web/when.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import { STANDINGS } from '../contract.ts'

const DAY_MS = 86_400_000
const LOOKS_BACK = { week: 7, month: 30, quarter: 90 } as const
export const PERIODS = ['week', 'month', 'quarter', 'ahead', 'days'] as const
export type Period = (typeof PERIODS)[number]

/** Long before anybody promised anything here: of one customer or case everything counts. */
const EVER = '2000-01-01T00:00:00Z'

/** What is filtered stands in the address, so that a list can be sent to a colleague. */
export function useLedgerFilters() {
  const [params, setParams] = useSearchParams()
  const zone = useContext(TimeZone)
  const chosen = <T extends string>(name: string, from: readonly T[]) =>
    from.find(one => one === params.get(name)) ?? null
  const set = (values: Readonly<Record<string, string | null>>) =>
    setParams(
      old => {
        const next = new URLSearchParams(old)
        for (const [name, value] of Object.entries(values)) {
          if (value === null || value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  const period = chosen('period', PERIODS) ?? 'month'
  const [from, to] = [params.get('from'), params.get('to')]
  const ids = idsOf(params)
  const one = ids.customer !== undefined || ids.case !== undefined
  // The span stands still while one looks at it: else every answer would be another question.
  const span = useMemo(() => spanOf(period, from, to, zone), [period, from, to, zone])
  const kind = chosen('kind', PROMISE_KINDS)
  const standing = chosen('standing', STANDINGS)
  const those = { ...ids, ...(kind === null ? {} : { kind }) }
  // Somebody's whole history, unless a period is asked for by name.
  const ever = one && params.get('period') === null
  const listed = { ...those, ...(ever ? {} : span), ...(standing === null ? {} : { standing }) }
  const rated = { ...those, ...(ever ? { ...span, dueFrom: EVER } : span) }
  return { kind, standing, period: ever ? null : period, from, to, ids, listed, rated, set }
}

function idsOf(params: URLSearchParams) {
  const names = ['case', 'customer', 'owner', 'line'] as const
  const found = names.flatMap(name => {
    const id = params.get(name)
    return id === null ? [] : [[name, id] as const]
  })
  return Object.fromEntries(found) as Partial<Record<(typeof names)[number], string>>
}

/** Periods look back from now, `ahead` looks on: together they leave no gap. `days`: both included. */
function spanOf(period: Period, from: string | null, to: string | null, zone: string) {
  const now = Date.now()
  const at = (milliseconds: number) => new Date(milliseconds).toISOString()
  if (period === 'ahead') return { dueFrom: at(now), dueBefore: at(now + 366 * DAY_MS) }
  if (period !== 'days') return { dueFrom: at(now - LOOKS_BACK[period] * DAY_MS), dueBefore: at(now) }
  const today = clockOf(at(now), zone).day
  return {
    dueFrom: instantOf(from ?? dayAfter(today, -29), '00:00', zone),
    dueBefore: instantOf(dayAfter(to ?? today, 1), '00:00', zone),
  }
}
