import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { givenUp } from '#core/given-up.ts'
import type { Uuid } from '#core/ids.ts'
import { showPhone } from '#core/phones.ts'
import { known, Unreadable } from '#core/refusal.ts'
import type { Outcome, RowProblem } from '../contract/imports.ts'
import { GIVEN_UP, type ImportReport, type ImportRow } from '../contract/list-shapes.ts'
import { headingsOf } from '../reading/shapes.ts'
import { cellsOf, type Mapping } from '../rules/mapping.ts'
import type { Twin } from '../rules/matching.ts'
import { GOES_ON, type Stage, stageOf } from '../rules/stages.ts'
import { type Tally, tallyOf } from '../rules/tally.ts'
import { customerLines } from '../store/customers.ts'
import { frequentNames, nameCount } from '../store/import-names.ts'
import { type RowAsk, rowPage, rowsNumbered, twinCounts } from '../store/import-rows.ts'
import { type ImportListRow, importPage, importRow } from '../store/imports.ts'
import { placeIn } from './customers.ts'
import { listSight } from './list-sight.ts'
import { settledIn } from './settled.ts'

type Report = z.output<typeof ImportReport>
const MOST_NAMES = 100

/** @throws Unknown */
export async function importReport(ctx: Context, id: Uuid): Promise<Report> {
  const row = known(await importRow(ctx, id))
  const sight = await listSight(ctx, row)
  const [names, all, twins, stopped, settled] = await Promise.all([
    frequentNames(ctx, id, MOST_NAMES),
    nameCount(ctx, id),
    twinCounts(ctx, id),
    stoppedTurns(ctx),
    settledIn(ctx, id),
  ])
  const problems = settled.problems(tallyOf(row.tally as Partial<Tally>).problems)
  const mask = ({ column, ...one }: (typeof problems)[number]) => ({
    ...one,
    column,
    examples: one.examples.map(({ row, value }) => ({ row, value: sight.cell(column, value) })),
  })
  return {
    ...line(row, stopped),
    ...asRead(row),
    samples: (row.samples as Report['samples']).map(one => ({ ...one, texts: sight.texts(one.texts) })),
    problems: problems.map(mask),
    names: names.map(shownName),
    moreNames: Math.max(0, all - names.length),
    twins: { count: twins.count, undecided: row.twin_decision === null ? twins.count - twins.decided : 0 },
    made: tallyOf(row.tally as Partial<Tally>).made,
  }
}

const shownName = ({ kind, name, count, decision }: Awaited<ReturnType<typeof frequentNames>>[number]) =>
  ({ kind, name, count, decision }) as Report['names'][number]

/** Names of a list that we do not know, the most frequent first. @throws Unknown */
export async function namesToDecide(
  ctx: Context,
  id: Uuid,
  ask: { after?: string | undefined; limit: number },
) {
  known(await importRow(ctx, id))
  const [, kind = '', key = ''] = /^(installer|model) (.*)$/s.exec(ask.after ?? '') ?? []
  if (ask.after !== undefined && kind === '')
    throw new Unreadable('not a page of this list', { path: 'after' })
  const rows = await frequentNames(ctx, id, ask.limit + 1, kind === '' ? null : { kind, key })
  const shown = rows.slice(0, ask.limit)
  const last = shown.at(-1)
  const next = rows.length > ask.limit && last !== undefined ? `${last.kind} ${last.name_key}` : null
  return { items: shown.map(shownName), next }
}

/** How the file was understood, and how far it is. */
function asRead(row: ImportListRow) {
  const look = row.look as Report['look']
  const { expected, done } = tallyOf(row.tally as Partial<Tally>)
  const sum = (counts: Record<Outcome, number>) => Object.values(counts).reduce((all, n) => all + n, 0)
  return {
    look,
    choice: row.choice as Report['choice'],
    headings: headingsOf(look),
    mapping: row.mapping as Report['mapping'],
    remembered: row.remembered,
    revision: row.revision,
    rowsReadAt: row.rows_read_at,
    judgedAt: row.judged_at,
    undoStartedAt: row.undo_started_at,
    progress: {
      read: row.rows,
      judged: sum(expected),
      written: sum(done),
      undone: row.undone_from === null ? 0 : Math.max(0, row.written_upto + 1 - row.undone_from),
      of: row.rows_read_at === null ? row.rows_in_all : row.rows,
    },
    resumed: (row.resumed as { at: string; stage: Stage; row: number }[]).map(one => ({
      ...one,
      at: Temporal.Instant.from(one.at),
    })),
  }
}

type Stopped = Awaited<ReturnType<typeof stoppedTurns>>

function line(row: ImportListRow, stopped: Stopped) {
  const { expected, done } = tallyOf(row.tally as Partial<Tally>)
  const givenUp = stopped(row)
  return {
    id: row.id,
    file: row.file_name,
    stage: givenUp ? 'stopped' : stageOf(row),
    rows: row.rows,
    readAt: row.read_at,
    readBy: row.reader_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    cancelledAt: row.cancelled_at,
    undoneAt: row.undone_at,
    failed: givenUp ? GIVEN_UP : row.failed,
    expected,
    done,
  }
}

export async function listImports(ctx: Context, ask: { after?: string | undefined; limit: number }) {
  const rows = await importPage(ctx, placeIn(ask.after), ask.limit + 1)
  const shown = rows.slice(0, ask.limit)
  const stopped = await stoppedTurns(ctx)
  return {
    items: shown.map(row => line(row, stopped)),
    next: rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** Which lists do not go on: their errand failed until it was given up, and none came after it. */
async function stoppedTurns(ctx: Context) {
  const turns = new Set(
    (await givenUp(ctx, GOES_ON)).map(
      ({ subject, data }) => `${subject} ${(data as { turn?: number }).turn}`,
    ),
  )
  return ({ id, turn }: Pick<ImportListRow, 'id' | 'turn'>) => turns.has(`${id} ${turn}`)
}

type Ask = Omit<RowAsk, 'after' | 'settled'> & { after?: string | undefined }

/** Rows in the order of the sheet. @throws Unknown */
export async function rowsOf(ctx: Context, id: Uuid, ask: Ask) {
  const list = known(await importRow(ctx, id))
  const after = Number(ask.after ?? 0)
  if (!Number.isSafeInteger(after) || after < 0 || after > 2 ** 31 - 1)
    throw new Unreadable('not a page of this list', { path: 'after' })
  const settled = await settledIn(ctx, id)
  const rows = await rowPage(ctx, id, { ...ask, after, limit: ask.limit + 1, settled: settled.names })
  const shown = rows.slice(0, ask.limit)
  const sight = await listSight(ctx, list)
  const mapping = list.mapping as Mapping
  const twins = await twinsOf(
    ctx,
    list,
    shown.flatMap(row => (row.twin as Twin | null) ?? []),
  )
  return {
    items: shown.map(row => ({
      row: row.row,
      cells: sight.cells(cellsOf(row.texts as string[], mapping)),
      problems: settled.ofRow(row.problems as RowProblem[]).map(one => ({
        ...one,
        value: sight.cell(one.column, one.value),
      })),
      sameAsRow: row.same_as_row,
      expected: row.expected as Outcome | null,
      outcome: row.outcome as Outcome | null,
      customer: row.customer_id,
      device: row.device_id,
      twin: row.twin === null ? null : twins(row.twin as Twin, row.decision),
    })),
    next: rows.length > ask.limit ? String(shown.at(-1)?.row ?? '') : null,
  }
}

type ShownTwin = NonNullable<z.output<typeof ImportRow>['twin']>

/** Whom rows may mean, as their reader may see them. */
async function twinsOf(ctx: Context, list: ImportListRow, twins: readonly Twin[]) {
  const sight = await listSight(ctx, list)
  const [customers, rows] = await Promise.all([
    customerLines(
      ctx,
      twins.flatMap(({ customer }) => customer ?? []),
    ),
    rowsNumbered(
      ctx,
      list.id,
      twins.flatMap(({ row }) => row ?? []),
    ),
  ])
  const said = ({ customer, row }: Twin) => {
    const there = customers.find(one => one.id === customer)
    if (there !== undefined) {
      const phone = there.number === null ? '' : showPhone(there.number, there.extension ?? '')
      return { customerName: there.name, phone, address: there.address ?? '' }
    }
    const earlier = rows.find(one => one.row === row)
    return earlier === undefined ? {} : cellsOf(earlier.texts as string[], list.mapping as Mapping)
  }
  return (twin: Twin, decision: string | null): ShownTwin => {
    const { customerName = '', phone = '', address = '' } = sight.cells(said(twin))
    return { ...twin, name: customerName, phone, address, decision: decision as ShownTwin['decision'] }
  }
}
