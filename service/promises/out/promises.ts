import type { z } from 'zod'
import type { Cell } from '#core/sheet/sheet.ts'
import { wallClock } from '#service/people/exports/clock.ts'
import type { Table } from '#service/people/exports/table.ts'
import type { exportPromises } from '../contract/exports.ts'
import { theLedger } from '../queries.ts'
import { PROMISE_WORDS } from './words.ts'

type Asked = Omit<z.output<(typeof exportPromises)['query']>, 'as' | 'bom' | 'language'>

const WIDTHS = [10, 12, 16, 14, 36, 17, 17, 12, 17, 12, 17, 8]
const AT_ONCE = 500

/** The ledger as its page lists it, the latest due first; by the same question, so narrowed alike. */
export const promiseTable: Table<Asked> = {
  what: 'promises',
  columns: language =>
    PROMISE_WORDS[language].headings.map((heading, n) => ({ heading, width: WIDTHS[n] ?? 12 })),
  async *rows(ctx, filters, language) {
    const local = await wallClock(ctx)
    const words = PROMISE_WORDS[language]
    for (let after: string | undefined; ; ) {
      const { items, next } = await theLedger(ctx, { ...filters, after, limit: AT_ONCE })
      yield items.map((one): Cell[] => [
        words.kinds[one.kind],
        words.standings[one.standing],
        one.caseNumber,
        one.customer?.name ?? one.toStaff?.name ?? null,
        one.about,
        one.windowFrom && local(one.windowFrom),
        local(one.dueAt),
        one.madeBy?.name ?? words.byStandard,
        local(one.madeAt),
        one.owner?.name ?? null,
        one.settledAt && local(one.settledAt),
        one.tries,
      ])
      if (next === null) return
      after = next
    }
  },
}
