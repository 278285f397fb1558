import type { Cell } from '#core/sheet/sheet.ts'
import { materialsCell } from '#service/archive/out/cells.ts'
import { customerName } from '#service/hotline/colleagues.ts'
import { wallClock } from '#service/people/exports/clock.ts'
import type { Table } from '#service/people/exports/table.ts'
import { type Span, visitsInOrder } from '../store/out.ts'
import { asFieldVisits } from '../store/reading.ts'
import { VISIT_WORDS } from './words.ts'

const WIDTHS = [16, 14, 18, 18, 12, 17, 17, 36, 36, 36, 36, 30, 20, 14]
const AT_ONCE = 500

/** Visits made, the newest first, with what was found, done and said. */
export const visitTable: Table<Span> = {
  what: 'visits',
  columns: language =>
    VISIT_WORDS[language].headings.map((heading, n) => ({ heading, width: WIDTHS[n] ?? 12 })),
  async *rows(ctx, span, language) {
    const local = await wallClock(ctx)
    const words = VISIT_WORDS[language]
    for (let after: string | undefined; ; ) {
      const rows = await visitsInOrder(ctx, span, after, AT_ONCE)
      const visits = await asFieldVisits(ctx, rows)
      yield visits.map((visit, n): Cell[] => {
        const { finished, brokenOff, attribution } = visit
        const left = finished?.at ?? brokenOff?.at
        const row = rows[n]
        return [
          visit.caseNumber,
          customerName(ctx, row?.customer_name ?? ''),
          row?.model ?? null,
          row?.serial ?? null,
          visit.technician.name,
          local(visit.arrivedAt),
          left === undefined ? null : local(left),
          visit.symptom,
          finished?.cause ?? brokenOff?.found ?? null,
          finished?.work ?? null,
          finished?.explanation ?? brokenOff?.next ?? null,
          materialsCell(finished?.materials ?? []),
          brokenOff === null ? null : words.breakOffs[brokenOff.reason],
          attribution === null ? null : words.faults[attribution.main],
        ]
      })
      after = rows.at(-1)?.id
      if (rows.length < AT_ONCE) return
    }
  },
}
