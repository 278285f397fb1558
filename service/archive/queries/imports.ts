import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, Unreadable } from '#core/refusal.ts'
import {
  type Column,
  type ImportReport,
  OUTCOMES,
  type Outcome,
  type Reading,
  type RowProblem,
} from '../contract/imports.ts'
import type { Cells } from '../rules/rows.ts'
import { type ImportListRow, importPage, importRow, outcomeCounts, rowPage } from '../store/imports.ts'
import { placeIn } from './customers.ts'
import { sightOf } from './sight.ts'

type Report = z.output<typeof ImportReport>

/** @throws Unknown */
export async function importReport(ctx: Context, id: Uuid): Promise<Report> {
  const row = known(await importRow(ctx, id))
  const [report] = await reports(ctx, [row])
  return known(report)
}

export async function listImports(ctx: Context, ask: { after?: string | undefined; limit: number }) {
  const rows = await importPage(ctx, placeIn(ask.after), ask.limit + 1)
  const shown = rows.slice(0, ask.limit)
  return {
    items: await reports(ctx, shown),
    next: rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

async function reports(ctx: Context, rows: readonly ImportListRow[]): Promise<Report[]> {
  const counts = await outcomeCounts(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const mine = counts.filter(({ import_id }) => import_id === row.id)
    const count = (of: 'expected' | 'outcome') =>
      Object.fromEntries(
        OUTCOMES.map(one => [one, mine.filter(c => c[of] === one).reduce((sum, { n }) => sum + n, 0)]),
      ) as Record<Outcome, number>
    return {
      id: row.id,
      file: row.file_name,
      reading: row.reading as Reading,
      rows: row.rows,
      readAt: row.read_at,
      readBy: row.read_by,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      expected: count('expected'),
      done: count('outcome'),
    }
  })
}

type Shown = { cells: Cells; problems: RowProblem[] }

/** Whoever sees customers masked sees their rows so, but for a list that he read himself. */
async function cellsFor(
  ctx: Context,
  reader: Uuid | null,
): Promise<(cells: Cells, problems: RowProblem[]) => Shown> {
  const sight = await sightOf(ctx)
  const own = reader !== null && reader === ctx.actor.staff
  if (sight.full || own) return (cells, problems) => ({ cells, problems })
  const masks: Partial<Record<Column, (cell: string) => string>> = {
    customerName: sight.name,
    phone: cell => sight.phone(cell),
    address: sight.address,
    contact: sight.name,
    note: () => '',
    birthday: () => '',
    otherDates: () => '',
    interests: () => '',
  }
  const mask = (column: Column | null, cell: string) =>
    column === null ? cell : (masks[column]?.(cell) ?? cell)
  return (cells, problems) => ({
    cells: Object.fromEntries(
      Object.entries(cells).map(([column, cell]) => [column, mask(column as Column, cell)]),
    ),
    problems: problems.map(problem => ({ ...problem, value: mask(problem.column, problem.value) })),
  })
}

type Ask = { only: 'all' | 'problems'; after?: string | undefined; limit: number }

/** Rows in the order of the sheet. @throws Unknown */
export async function rowsOf(ctx: Context, id: Uuid, ask: Ask) {
  const list = known(await importRow(ctx, id))
  const cellsOf = await cellsFor(ctx, list.reader)
  const after = Number(ask.after ?? 0)
  if (!Number.isSafeInteger(after) || after < 0)
    throw new Unreadable('not a page of this list', { path: 'after' })
  const rows = await rowPage(ctx, id, { after, limit: ask.limit + 1, problemsOnly: ask.only === 'problems' })
  const shown = rows.slice(0, ask.limit)
  return {
    items: shown.map(row => ({
      row: row.row,
      ...cellsOf(row.cells as Cells, row.problems as RowProblem[]),
      sameAsRow: row.same_as_row,
      expected: row.expected as Outcome,
      outcome: row.outcome as Outcome | null,
      customer: row.customer_id,
      device: row.device_id,
    })),
    next: rows.length > ask.limit ? String(shown.at(-1)?.row ?? '') : null,
  }
}
