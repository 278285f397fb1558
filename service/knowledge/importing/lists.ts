import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { openFile, takeFile } from '#core/files.ts'
import { tryAgain } from '#core/given-up.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { closeReader } from '#service/archive/actions/list-reader.ts'
import { FIRST_ROWS } from '#service/archive/actions/list-stages.ts'
import { withoutReasons } from '#service/archive/out/refusal-words.ts'
import { lookAside } from '#service/archive/reading/aside.ts'
import type { Choice, Look, RawRow } from '#service/archive/reading/shapes.ts'
import { shapeOf } from '#service/archive/rules/mapping.ts'
import { whyNotCancel, whyNotDecide, whyNotRun, whyNotUndo } from '#service/archive/rules/stages.ts'
import type { Mapping } from '../contract/import-shapes.ts'
import type * as contract from '../contract/imports.ts'
import { guessMapping } from './guess.ts'
import { HEADINGS } from './headings.ts'
import { GOES_ON, setGoing } from './stages.ts'
import { changeList, forgetRows, insertList, type ListHead, lockList, mappingOfShape } from './store.ts'
import { tallyOf } from './tally.ts'
import { takeIn } from './write.ts'

const MOST_SAMPLES = 8

/**
 * The first look at a file of answers: how it is understood, and its first rows with what is expected of
 * them; the others follow in the background. No answer is touched.
 * @throws Unknown where there is no such file; Refusal with one of NO_LISTS
 */
export async function readAnswerList(ctx: Context, file: Uuid): Promise<Uuid> {
  const stored = await takeFile(ctx, file)
  const { look, sample } = await lookAside(stored, {}, HEADINGS)
  const id = uuidv7()
  await insertList(ctx, {
    id,
    file_id: stored.id,
    file_name: stored.name,
    read_at: ctx.now,
    read_by: ctx.actor.staff,
    unknown_names: 'add',
    revision: 1,
    turn: 0,
    rows: 0,
    read_upto: 0,
    written_upto: 0,
    ...(await understood(ctx, look, sample)),
    choice: {},
    tally: {},
    worked_by: [],
    resumed: [],
  })
  await takeFirst(ctx, known(await lockList(ctx, id)), sample)
  return id
}

/** What a look says of a file, and whether somebody once said what a file of this shape means. */
async function understood(ctx: Context, look: Look, sample: readonly RawRow[], given?: Mapping) {
  const sheet = look.sheets[look.sheet]
  const headings = sheet?.headings ?? []
  const shape = shapeOf(withoutReasons(headings))
  const remembered = (await mappingOfShape(ctx, shape)) as Mapping | undefined
  return {
    look: look as never,
    shape,
    remembered: given === undefined && remembered !== undefined,
    mapping: (given ?? remembered ?? guessMapping(headings)) as never,
    samples: sample.slice(0, MOST_SAMPLES).map(({ row, texts }) => ({ row, texts })) as never,
    rows_in_all: sheet?.rows ?? null,
  }
}

/** The first page is judged at once. */
async function takeFirst(ctx: Context, list: ListHead, sample: readonly RawRow[]): Promise<void> {
  await takeIn(ctx, list, sample.slice(0, FIRST_ROWS))
  await setGoing(ctx, list)
}

type Remap = z.output<typeof contract.mapAnswerList.body>

/** The list means something else than we thought: it is read anew. @throws Unknown, Refusal */
export async function mapAnswerList(ctx: Context, id: Uuid, to: Remap): Promise<void> {
  const list = known(await lockList(ctx, id))
  refuse(whyNotDecide(list))
  refuse(list.revision === to.revision ? null : 'mapped otherwise meanwhile')
  const { mapping } = to
  if (mapping !== undefined) {
    const named = [...Object.values(mapping.columns), ...Object.keys(mapping.fixed)]
    refuse(named.includes('title') ? null : 'no column is the title')
  }
  const choice = (to.choice ?? list.choice) as Choice
  const { look, sample } = await lookAside(await openFile(ctx, list.file_id), choice, HEADINGS)
  closeReader(id)
  await forgetRows(ctx, id)
  const kept = to.choice === undefined ? (mapping ?? (list.mapping as Mapping)) : mapping
  changeList(ctx, id, {
    ...(await understood(ctx, look, sample, kept)),
    ...(mapping !== undefined && { remembered: false }),
    ...(to.unknownNames !== undefined && { unknown_names: to.unknownNames }),
    choice: choice as never,
    revision: list.revision + 1,
    rows: 0,
    read_upto: 0,
    rows_read_at: null,
    judged_at: null,
    failed: null,
    tally: {},
  })
  await announce(ctx, 'answer list mapped', id, [], { revision: list.revision + 1 })
  await takeFirst(ctx, known(await lockList(ctx, id)), sample)
}

/** From here on the list is written in the background, some rows a transaction. @throws Unknown, Refusal */
export async function startAnswerList(ctx: Context, id: Uuid): Promise<void> {
  const list = known(await lockList(ctx, id))
  const { created, changed, unchanged } = tallyOf(list.tally).expected
  refuse(whyNotRun(list, created + changed + unchanged))
  closeReader(id)
  changeList(ctx, id, { started_at: ctx.now, started_by: ctx.actor.staff })
  await announce(ctx, 'answer list started', id)
  await setGoing(ctx, list)
}

/** A list that failed again and again goes on where it stood. @throws Unknown, Refusal */
export async function goOnAgain(ctx: Context, id: Uuid): Promise<void> {
  known(await lockList(ctx, id))
  refuse((await tryAgain(ctx, [GOES_ON], id)) === 0 ? 'it has not stopped' : null)
}

/** What is written stays, in whole rows. @throws Unknown, Refusal */
export async function cancelAnswerList(ctx: Context, id: Uuid): Promise<void> {
  const list = known(await lockList(ctx, id))
  refuse(whyNotCancel(list))
  closeReader(id)
  changeList(ctx, id, { cancelled_at: ctx.now, cancelled_by: ctx.actor.staff })
  await announce(ctx, 'answer list cancelled', id)
}

/** Puts back what the list brought, in the background. @throws Unknown, Refusal */
export async function undoAnswerList(ctx: Context, id: Uuid): Promise<void> {
  const list = known(await lockList(ctx, id))
  refuse(whyNotUndo(list))
  changeList(ctx, id, { undo_started_at: ctx.now, undo_started_by: ctx.actor.staff, failed: null })
  await announce(ctx, 'answer list undo started', id)
  await setGoing(ctx, list)
}
