import type { Context } from '#core/context.ts'
import { openFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { takeStock } from '#core/postgres/stock.ts'
import { Refusal } from '#core/refusal.ts'
import type { Json } from '#db/tables.ts'
import type { Choice } from '../reading/shapes.ts'
import type { Mapping } from '../rules/mapping.ts'
import { repeatCustomers } from '../rules/repeated.ts'
import { type Stage, stageOf } from '../rules/stages.ts'
import { countJudged, type Tally, tallyOf } from '../rules/tally.ts'
import { rowsAfter, rowsNumbered, writeJudgements, writeKeys } from '../store/import-rows.ts'
import { changeImport, type ListHead, lockImport } from '../store/imports.ts'
import { sendAll } from '../store/rows.ts'
import { foresee, type Judged, type Manner, mannerOf, type ReadRow } from './judge.ts'
import { rowsBehind } from './list-reader.ts'
import { undoSome } from './undo-list.ts'
import { countUnknown } from './unknown-names.ts'
import { writeSome } from './write-list.ts'

/** Some rows are one transaction; between two of them others are served. */
const ROWS_AT_ONCE = 500
/** What a list is told in the answer to its upload. */
export const FIRST_ROWS = 200
const MOST_RESUMED = 20

/**
 * A process that takes a list over from another tells so: after a crash somebody wants to know where it
 * went on.
 */
const THIS_PROCESS = uuidv7()

/** From now on the list goes on by itself; whatever went on before ends. */
export async function setGoing(ctx: Context, { id, turn }: Pick<ListHead, 'id' | 'turn'>): Promise<void> {
  await changeImport(ctx, id, { turn: turn + 1 })
  await announce(ctx, 'list goes on', id, [], { turn: turn + 1 })
}

/** The next rows of a list, in the stage where it stands; announces that there is more to do. */
export async function goOn(ctx: Context, list: Uuid, turn: number): Promise<void> {
  const head = await lockImport(ctx, list)
  if (head === undefined || head.turn !== turn) return
  const stage = stageOf(head)
  await tellResumed(ctx, head, stage)
  const more = await doSome(ctx, head, stage).catch(async fault => {
    if (!(fault instanceof Refusal)) throw fault
    await changeImport(ctx, list, { failed: fault.code })
    return false
  })
  if (more) await setGoing(ctx, head)
  if (doubles(placeOf(head, stage))) ctx.afterCommit(() => void takeStock(ctx.house))
}

/**
 * Whether a stage comes past 500, 1000, 2000 … rows: by then plans made for tables half that size read too
 * much.
 */
const doubles = (place: number) => Math.clz32(place / ROWS_AT_ONCE) !== Math.clz32(place / ROWS_AT_ONCE + 1)

function doSome(ctx: Context, head: ListHead, stage: Stage): Promise<boolean> {
  if (stage === 'reading' && head.judged_upto >= head.read_upto) return readSome(ctx, head)
  if (stage === 'reading' || stage === 'judging') return judgeSome(ctx, head)
  if (stage === 'writing') return writeSome(ctx, head)
  return stage === 'undoing' ? undoSome(ctx, head) : Promise.resolve(false)
}

const PLACES = {
  reading: 'read_upto',
  judging: 'judged_upto',
  writing: 'written_upto',
  undoing: 'undone_from',
} as const

const placeOf = (head: ListHead, stage: Stage): number =>
  stage in PLACES ? (head[PLACES[stage as keyof typeof PLACES]] ?? 0) : 0

async function tellResumed(ctx: Context, head: ListHead, stage: Stage): Promise<void> {
  if (head.worked_by.includes(THIS_PROCESS)) return
  const worked_by = [...head.worked_by, THIS_PROCESS].slice(-MOST_RESUMED)
  const place = placeOf(head, stage)
  const resumed = head.worked_by.length === 0 ? [] : [{ at: ctx.now.toString(), stage, row: place }]
  const all = [...(head.resumed as Json[]), ...resumed].slice(-MOST_RESUMED)
  await changeImport(ctx, head.id, { worked_by, resumed: all })
}

/** How the file is read: what a person chose, else what the look found. */
export function howToRead(head: Pick<ListHead, 'look' | 'choice'>): Choice {
  const look = head.look as {
    sheet: number
    encoding: string | null
    delimiter: string | null
    sheets: { headerRow: number }[]
  }
  const found = {
    sheet: look.sheet,
    headerRow: look.sheets[look.sheet]?.headerRow ?? 0,
    ...(look.encoding !== null && { encoding: look.encoding }),
    ...(look.delimiter !== null && { delimiter: look.delimiter }),
  }
  return { ...found, ...(head.choice as object) } as Choice
}

async function readSome(ctx: Context, head: ListHead): Promise<boolean> {
  const file = await openFile(ctx, head.file_id)
  const rows = await rowsBehind(head.id, file, howToRead(head), head.read_upto)
  if (rows === null) {
    await changeImport(ctx, head.id, { rows_read_at: ctx.now, judged_at: ctx.now, rows_in_all: head.rows })
    await announce(ctx, 'list read', head.id, [], { rows: head.rows })
    return false
  }
  await takeIn(ctx, head, rows.slice(0, ROWS_AT_ONCE))
  return true
}

/** Keeps rows as they stand in the file, with what is expected of each. */
export async function takeIn(ctx: Context, head: ListHead, rows: readonly ReadRow[]): Promise<void> {
  if (rows.length === 0) return
  const manner = await mannerOf(ctx, head)
  const whole = await withCustomers(ctx, head, rows)
  const judged = await foresee(ctx, head.id, manner, whole)
  await sendAll(
    ctx,
    'archive.import_rows',
    judged.map(one => ({
      import_id: head.id,
      texts: [...one.texts],
      cut: one.cut,
      repeated: one.repeated ?? false,
      ...judgement(one),
    })),
  )
  const upTo = rows.at(-1)?.row ?? head.read_upto
  const tally = await keepJudged(ctx, head, manner, judged)
  await changeImport(ctx, head.id, {
    rows: head.rows + rows.length,
    read_upto: upTo,
    judged_upto: upTo,
    tally,
  })
}

/** Whether rows without a customer go on with the one above: what a person said, else what the file shows. */
export function repeatsCustomers({ look, choice }: Pick<ListHead, 'look' | 'choice'>): boolean {
  const said = (choice as { repeats?: boolean }).repeats
  return said ?? (look as { repeats?: boolean }).repeats ?? false
}

async function withCustomers(ctx: Context, head: ListHead, rows: readonly ReadRow[]) {
  if (!repeatsCustomers(head)) return rows
  const [above = null] = await rowsNumbered(ctx, head.id, [head.read_upto])
  return repeatCustomers(rows, head.mapping as Mapping, above as ReadRow | null)
}

/** Rows that are there, under another mapping. */
async function judgeSome(ctx: Context, head: ListHead): Promise<boolean> {
  const rows = await rowsAfter(ctx, head.id, head.judged_upto, ROWS_AT_ONCE)
  const whole = rows.length < ROWS_AT_ONCE
  const manner = await mannerOf(ctx, head)
  const judged = await foresee(ctx, head.id, manner, rows as ReadRow[])
  await writeJudgements(ctx, head.id, judged.map(judgement))
  const tally = await keepJudged(ctx, head, manner, judged)
  await changeImport(ctx, head.id, {
    judged_upto: whole ? head.read_upto : (rows.at(-1)?.row ?? head.read_upto),
    judged_at: whole && head.rows_read_at !== null ? ctx.now : null,
    tally,
  })
  return !whole || head.rows_read_at === null
}

/** What the dry run keeps of a row. */
const judgement = ({ row, problems, placement, key, total }: Judged) => ({
  row,
  expected: placement.outcome,
  problems,
  same_as_row: 'sameAsRow' in placement ? placement.sameAsRow : null,
  row_key: total ? '' : key,
  means: 'customer' in placement ? placement.customer : null,
  twin: 'twin' in placement ? placement.twin : null,
})

async function keepJudged(
  ctx: Context,
  head: ListHead,
  manner: Manner,
  judged: readonly Judged[],
): Promise<Tally> {
  await writeKeys(
    ctx,
    head.id,
    judged.flatMap(({ row, keys }) => keys.map(key => ({ row, key }))),
  )
  await countUnknown(ctx, head.id, judged, manner.names)
  return countJudged(
    tallyOf(head.tally as Partial<Tally>),
    judged.map(({ row, placement, problems }) => ({ row, outcome: placement.outcome, problems })),
  )
}
