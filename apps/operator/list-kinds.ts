import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Made } from '#core/http/serve-stream.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import type { Known } from '#core/routes.ts'
import { mapList, readListFile, startImport } from '#service/archive/actions/imports.ts'
import { COLUMNS as OF_CUSTOMERS } from '#service/archive/contract/imports.ts'
import type { ImportReport } from '#service/archive/contract/list-shapes.ts'
import { refusedFile } from '#service/archive/out/refused.ts'
import { importReport } from '#service/archive/queries/imports.ts'
import { type AnswerListReport, COLUMNS as OF_ANSWERS } from '#service/knowledge/contract/import-shapes.ts'
import * as answers from '#service/knowledge/importing/lists.ts'
import { refusedAnswers } from '#service/knowledge/importing/refused.ts'
import { answerListReport } from '#service/knowledge/importing/report.ts'
import type { Say } from './house.ts'

type CustomersReport = z.output<typeof ImportReport>
type AnswersReport = z.output<typeof AnswerListReport>
/** What all lists tell alike. */
export type ListReport = CustomersReport | AnswersReport

type Wish = {
  choice?: { sheet: number }
  mapping?: { columns: Record<string, string>; fixed: Record<string, string> }
  revision: number
}

/** A kind of list that the operator brings in, as its page does. */
export type ListKind = {
  columns: readonly string[]
  read(ctx: Context, file: Uuid): Promise<Uuid>
  report(ctx: Context, id: Uuid): Promise<ListReport>
  map(ctx: Context, id: Uuid, wish: Wish): Promise<void>
  start(ctx: Context, id: Uuid): Promise<void>
  refused(house: House, known: Known, id: Uuid, as: { as: 'xlsx' | 'csv'; language: Language }): Promise<Made>
  /** What was made by it, before the counts of its rows. */
  written(report: ListReport): string
  tellMore(report: ListReport, say: Say): void
}

export const CUSTOMERS: ListKind = {
  columns: OF_CUSTOMERS,
  read: readListFile,
  report: importReport,
  // The columns that it names were looked at.
  map: (ctx, id, wish) => mapList(ctx, id, wish as Parameters<typeof mapList>[2]),
  start: startImport,
  refused: refusedFile,
  written: report =>
    'made' in report ? `${report.made.customers} customers and ${report.made.devices} devices are new; ` : '',
  tellMore(report, say) {
    const count = 'twins' in report ? report.twins.count : 0
    if (count > 0) say(`  may be double: ${count} rows; decide them on the page, if need be`)
  },
}

export const ANSWERS: ListKind = {
  columns: OF_ANSWERS,
  read: answers.readAnswerList,
  report: answerListReport,
  map: (ctx, id, wish) => answers.mapAnswerList(ctx, id, wish as Parameters<typeof answers.mapAnswerList>[2]),
  start: answers.startAnswerList,
  refused: refusedAnswers,
  written: () => '',
  tellMore: () => {},
}
