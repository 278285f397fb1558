import { useEffect, useMemo } from 'react'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { listCalendars } from '../contract/calendars.ts'
import { listServicePoints, listSkills } from '../contract/points.ts'
import { listStaff } from '../contract/staff.ts'

/** A company with more people than this would choose them by a search of the server's. */
const MOST_PAGES = 10

/** Everybody of the company with their names, those who left too: for showing who did something. */
export function useColleagues() {
  const pages = useAskPages(listStaff, { query: { gone: 'yes', limit: 200 } }, { on: ['staff added'] })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const wanted = hasNextPage && !isFetchingNextPage && (data?.length ?? 0) < MOST_PAGES * 200
  useEffect(() => {
    if (wanted) void fetchNextPage()
  }, [wanted, fetchNextPage])
  return useMemo(() => byId(data ?? []), [data])
}

export function useServicePoints() {
  const { data } = useAsk(listServicePoints, {})
  return useMemo(() => byId(data?.items ?? []), [data])
}

export function useCalendars() {
  const { data } = useAsk(listCalendars, {}, { on: ['calendar added'] })
  return useMemo(() => byId(data?.items ?? []), [data])
}

export function useSkills() {
  const { data } = useAsk(listSkills, {})
  return useMemo(() => byId(data?.items ?? []), [data])
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map(item => [item.id, item]))
