import type { Context } from '#core/context.ts'
import { openFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { takeStock } from '#core/postgres/stock.ts'
import { Refusal } from '#core/refusal.ts'
import type { Json } from '#db/tables.ts'
import { rowsBehind } from '#service/archive/actions/list-reader.ts'
import { howToRead } from '#service/archive/actions/list-stages.ts'
import { type Stage, stageOf } from '#service/archive/rules/stages.ts'
import { putBackSome } from './put-back.ts'
import { changeList, type ListHead, lockList } from './store.ts'
import { takeIn, writeSome } from './write.ts'

/** The reaction by which a list of answers goes on. */
export const GOES_ON = 'knowledge: a list of answers goes on'

/** Some rows are one transaction; between two of them others are served. */
const ROWS_AT_ONCE = 500
const MOST_RESUMED = 20
const THIS_PROCESS = uuidv7()

/** From now on the list goes on by itself; whatever went on before ends. */
export async function setGoing(ctx: Context, { id, turn }: Pick<ListHead, 'id' | 'turn'>): Promise<void> {
  changeList(ctx, id, { turn: turn + 1 })
  await announce(ctx, 'answer list goes on', id, [], { turn: turn + 1 })
}

/** The next rows of a list, in the stage where it stands; announces that there is more to do. */
export async function goOn(ctx: Context, id: Uuid, turn: number): Promise<void> {
  const list = await lockList(ctx, id)
  if (list === undefined || list.turn !== turn) return
  const stage = stageOf(list)
  tellResumed(ctx, list, stage)
  const more = await doSome(ctx, list, stage).catch(fault => {
    if (!(fault instanceof Refusal)) throw fault
    changeList(ctx, id, { failed: fault.code })
    return false
  })
  if (more) await setGoing(ctx, list)
  if (doubles(placeOf(list, stage))) ctx.afterCommit(() => void takeStock(ctx.house))
}

/** Past 500, 1000, 2000 … rows plans that were made for tables half that size read too much. */
const doubles = (place: number) => Math.clz32(place / ROWS_AT_ONCE) !== Math.clz32(place / ROWS_AT_ONCE + 1)

async function doSome(ctx: Context, list: ListHead, stage: Stage): Promise<boolean> {
  if (stage === 'reading') return readSome(ctx, list)
  if (stage === 'writing') return writeSome(ctx, list, await nextRows(ctx, list, list.written_upto))
  return stage === 'undoing' ? putBackSome(ctx, list) : false
}

async function nextRows(ctx: Context, list: ListHead, after: number) {
  const file = await openFile(ctx, list.file_id)
  const rows = await rowsBehind(list.id, file, howToRead(list), after)
  return rows === null ? null : rows.slice(0, ROWS_AT_ONCE)
}

async function readSome(ctx: Context, list: ListHead): Promise<boolean> {
  const rows = await nextRows(ctx, list, list.read_upto)
  if (rows !== null) {
    await takeIn(ctx, list, rows)
    return true
  }
  changeList(ctx, list.id, { rows_read_at: ctx.now, judged_at: ctx.now, rows_in_all: list.rows })
  await announce(ctx, 'answer list read', list.id, [], { rows: list.rows })
  return false
}

const placeOf = (list: ListHead, stage: Stage): number =>
  stage === 'reading'
    ? list.read_upto
    : stage === 'writing'
      ? list.written_upto
      : stage === 'undoing'
        ? (list.undone_from ?? 0)
        : 0

/** A process that takes a list over from another tells so: after a crash somebody wants to know where. */
function tellResumed(ctx: Context, list: ListHead, stage: Stage): void {
  if (list.worked_by.includes(THIS_PROCESS)) return
  const worked_by = [...list.worked_by, THIS_PROCESS].slice(-MOST_RESUMED)
  const row = placeOf(list, stage)
  const resumed = list.worked_by.length === 0 ? [] : [{ at: ctx.now.toString(), stage, row }]
  const all = [...(list.resumed as Json[]), ...resumed].slice(-MOST_RESUMED)
  changeList(ctx, list.id, { worked_by, resumed: all as never })
}
