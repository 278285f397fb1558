import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { givenUp } from '#core/given-up.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { known, Unreadable } from '#core/refusal.ts'
import { GIVEN_UP } from '#service/archive/contract/list-shapes.ts'
import { headingsOf } from '#service/archive/reading/shapes.ts'
import { type Stage, stageOf } from '#service/archive/rules/stages.ts'
import type { AnswerListReport, AnswerListRow, Counts } from '../contract/import-shapes.ts'
import type { answerListRows } from '../contract/imports.ts'
import { GOES_ON } from './stages.ts'
import { type ListRow, listPage, listRow, rowPage } from './store.ts'
import { tallyOf } from './tally.ts'

type Report = z.output<typeof AnswerListReport>

/** @throws Unknown */
export async function answerListReport(ctx: Context, id: Uuid): Promise<Report> {
  const row = known(await listRow(ctx, id))
  const { problems, names, leftAlone } = tallyOf(row.tally)
  const look = row.look as Report['look']
  return {
    ...lineOf(row, await stoppedTurns(ctx)),
    look,
    choice: row.choice as Report['choice'],
    headings: headingsOf(look),
    samples: row.samples as Report['samples'],
    mapping: row.mapping as Report['mapping'],
    remembered: row.remembered,
    unknownNames: row.unknown_names as Report['unknownNames'],
    revision: row.revision,
    undoStartedAt: row.undo_started_at,
    progress: progressOf(row),
    problems,
    names,
    leftAlone,
    resumed: (row.resumed as { at: string; stage: Stage; row: number }[]).map(one => ({
      ...one,
      at: Temporal.Instant.from(one.at),
    })),
  }
}

const sum = (counts: Counts) => Object.values(counts).reduce((all, n) => all + n, 0)

function progressOf(row: ListRow): Report['progress'] {
  const written = sum(tallyOf(row.tally).done)
  const upTo = row.written_upto + 1
  return {
    read: row.rows,
    written,
    undone: row.undone_from === null ? 0 : Math.round(written * (1 - (row.undone_from - 1) / upTo)),
    of: row.rows_read_at === null ? row.rows_in_all : row.rows,
  }
}

type Stopped = Awaited<ReturnType<typeof stoppedTurns>>

function lineOf(row: ListRow, stopped: Stopped) {
  const { expected, done } = tallyOf(row.tally)
  const gaveUp = stopped(row)
  return {
    id: row.id,
    file: row.file_name,
    stage: gaveUp ? ('stopped' as const) : stageOf(row),
    rows: row.rows,
    readAt: row.read_at,
    readBy: row.reader_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    cancelledAt: row.cancelled_at,
    undoneAt: row.undone_at,
    failed: gaveUp ? GIVEN_UP : row.failed,
    expected,
    done,
  }
}

/** Which lists do not go on: their errand failed until it was given up, and none came after it. */
async function stoppedTurns(ctx: Context) {
  const turns = new Set(
    (await givenUp(ctx, GOES_ON)).map(
      ({ subject, data }) => `${subject} ${(data as { turn?: number }).turn}`,
    ),
  )
  return ({ id, turn }: Pick<ListRow, 'id' | 'turn'>) => turns.has(`${id} ${turn}`)
}

const notAPage = () => new Unreadable('not a page of this list', { path: 'query.after' })

export async function listAnswerLists(ctx: Context, ask: { after?: string | undefined; limit: number }) {
  if (ask.after !== undefined && !isUuid(ask.after)) throw notAPage()
  const rows = await listPage(ctx, ask.after, ask.limit + 1)
  const shown = rows.slice(0, ask.limit)
  const stopped = await stoppedTurns(ctx)
  return {
    items: shown.map(row => lineOf(row, stopped)),
    next: rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

type Ask = z.output<typeof answerListRows.query>
type Item = z.output<typeof AnswerListRow>

/** Rows in the order of the file. @throws Unknown */
export async function rowsOfAnswerList(ctx: Context, id: Uuid, ask: Ask) {
  known(await listRow(ctx, id))
  const after = Number(ask.after ?? 0)
  if (!Number.isSafeInteger(after) || after < 0 || after > 2 ** 31 - 1) throw notAPage()
  const rows = await rowPage(ctx, id, { ...ask, after, limit: ask.limit + 1 })
  const shown = rows.slice(0, ask.limit)
  return {
    items: shown.map(
      (row): Item => ({
        row: row.row,
        title: row.title,
        problems: row.problems as Item['problems'],
        sameAsRow: row.same_as_row,
        expected: row.expected as Item['expected'],
        outcome: row.outcome as Item['outcome'],
        answer: row.answer_id,
        edition: row.edition,
      }),
    ),
    next: rows.length > ask.limit ? String(shown.at(-1)?.row ?? '') : null,
  }
}
