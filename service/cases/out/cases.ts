import type { z } from 'zod'
import type { Cell } from '#core/sheet/sheet.ts'
import { wallClock } from '#service/people/exports/clock.ts'
import type { Table } from '#service/people/exports/table.ts'
import type { exportCases } from '../contract/exports.ts'
import type { Outcome } from '../contract.ts'
import { listCases } from '../queries.ts'
import { pastServicesOf, standingClosures } from '../store/out.ts'
import { CASE_WORDS } from './words.ts'

type Asked = Omit<z.output<(typeof exportCases)['query']>, 'as' | 'bom' | 'language'>

const WIDTHS = [16, 17, 14, 10, 10, 50, 12, 12, 17, 14, 50, 12, 10, 14]
const AT_ONCE = 500

/**
 * Cases as their page lists them, the newest first; by the same question, so narrowed and masked alike. A
 * past service says what was done, by whom, what it cost in 元, and their own number of it.
 */
export const caseTable: Table<Asked> = {
  what: 'cases',
  columns: language =>
    CASE_WORDS[language].headings.map((heading, n) => ({ heading, width: WIDTHS[n] ?? 12 })),
  async *rows(ctx, filters, language) {
    const local = await wallClock(ctx)
    const words = CASE_WORDS[language]
    for (let after: string | undefined; ; ) {
      const { items, next } = await listCases(ctx, { ...filters, after, limit: AT_ONCE })
      const ids = items.map(({ id }) => id)
      const [closures, services] = await Promise.all([standingClosures(ctx, ids), pastServicesOf(ctx, ids)])
      const past = new Map(services.map(service => [service.case_id, service]))
      const closed = new Map(closures.map(closure => [closure.case_id, closure]))
      yield items.map((one): Cell[] => {
        const closure = closed.get(one.id)
        const service = past.get(one.id)
        return [
          one.number,
          local(one.openedAt),
          one.customer.name,
          words.reasons[one.reason],
          words.urgencies[one.urgency],
          one.symptom,
          one.firstAskedBy?.name ?? null,
          one.handler?.name ?? null,
          closure === undefined ? null : local(closure.at),
          closure === undefined ? null : words.outcomes[closure.outcome as Outcome],
          service?.done ?? null,
          service?.by ?? null,
          service?.charge_cents == null ? null : service.charge_cents / 100,
          service?.number ?? null,
        ]
      })
      if (next === null) return
      after = next
    }
  },
}
