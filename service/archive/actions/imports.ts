import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { openFile, takeFile } from '#core/files.ts'
import { tryAgain } from '#core/given-up.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { Choice as ChoiceShape, MappingShape } from '../contract/list-shapes.ts'
import { withoutReasons } from '../out/refusal-words.ts'
import { lookAside } from '../reading/aside.ts'
import type { Choice, Look, RawRow } from '../reading/shapes.ts'
import { guessMapping, type Mapping, shapeOf } from '../rules/mapping.ts'
import { repeatedCells, showsRepeats } from '../rules/repeated.ts'
import { GOES_ON, whyNotCancel, whyNotDecide, whyNotRun, whyNotUndo } from '../rules/stages.ts'
import { type Tally, tallyOf } from '../rules/tally.ts'
import { uncountNames } from '../store/import-names.ts'
import { forgetRows, rowsAfter } from '../store/import-rows.ts'
import { changeImport, type ListHead, lockImport, mappingOfShape } from '../store/imports.ts'
import { insertAll } from '../store/rows.ts'
import { builtOn } from '../store/taking-back.ts'
import { closeReader } from './list-reader.ts'
import { FIRST_ROWS, repeatsCustomers, setGoing, takeIn } from './list-stages.ts'
import { hireDecided } from './name-decisions.ts'

const MOST_SAMPLES = 8

/**
 * The first look at a file: how it is understood, and its first rows with what is expected of them; the
 * others follow in the background. No customer is touched.
 * @throws Unknown where there is no such file; Refusal with one of NO_LISTS
 */
export async function readListFile(ctx: Context, file: Uuid): Promise<Uuid> {
  const stored = await takeFile(ctx, file)
  const { look, sample } = await lookAside(stored)
  const id = uuidv7()
  await insertAll(ctx, 'archive.imports', [
    {
      id,
      file_id: stored.id,
      file_name: stored.name,
      rows: 0,
      read_at: ctx.now,
      read_by: ctx.actor.staff,
      ...(await understood(ctx, look, sample)),
      choice: {},
      tally: {},
      resumed: [],
      revision: 1,
      turn: 0,
      read_upto: 0,
      judged_upto: 0,
      written_upto: 0,
      worked_by: [],
    },
  ])
  await takeFirst(ctx, id, sample)
  return id
}

/** What a look says of a file, and whether somebody once said what a file of this shape means. */
async function understood(ctx: Context, look: Look, sample: readonly RawRow[], given?: Mapping) {
  const sheet = look.sheets[look.sheet]
  const headings = sheet?.headings ?? []
  const shape = shapeOf(withoutReasons(headings))
  const remembered = (await mappingOfShape(ctx, shape)) as Mapping | undefined
  const mapping = given ?? guessMapping(headings, remembered)
  return {
    look: { ...look, repeats: showsRepeats(sample, mapping) },
    shape,
    remembered: given === undefined && remembered !== undefined,
    mapping,
    samples: sample.slice(0, MOST_SAMPLES).map(({ row, texts }) => ({ row, texts })),
    rows_in_all: sheet?.rows ?? null,
  }
}

async function takeFirst(ctx: Context, id: Uuid, sample: readonly RawRow[]): Promise<void> {
  const head = known(await lockImport(ctx, id))
  await takeIn(ctx, head, sample.slice(0, FIRST_ROWS))
  if (sample.length >= FIRST_ROWS) return setGoing(ctx, head)
  await changeImport(ctx, id, {
    rows_read_at: ctx.now,
    judged_at: ctx.now,
    rows_in_all: sample.length,
    turn: head.turn + 1,
  })
  await announce(ctx, 'list read', id, [], { rows: sample.length })
}

type Remap = {
  choice?: z.output<typeof ChoiceShape> | undefined
  mapping?: z.output<typeof MappingShape> | undefined
  revision: number
}

/**
 * The list means something else than we thought. Another sheet or encoding is read anew; another mapping
 * judges the rows anew that are there. @throws Unknown, Refusal
 */
export async function mapList(ctx: Context, id: Uuid, { choice, mapping, revision }: Remap): Promise<void> {
  const head = known(await lockImport(ctx, id))
  refuse(whyNotDecide(head))
  refuse(head.revision === revision ? null : 'mapped otherwise meanwhile')
  if (mapping !== undefined) refuse(whyNotMapping(mapping))
  const again = choice ?? (mapping && (await otherCustomers(ctx, head, mapping)) ? head.choice : undefined)
  const sample = again === undefined ? null : await readOtherwise(ctx, head, again as Choice, mapping)
  if (mapping !== undefined) await changeImport(ctx, id, { mapping, remembered: false })
  await changeImport(ctx, id, {
    revision: revision + 1,
    failed: null,
    tally: {},
    judged_upto: 0,
    judged_at: null,
  })
  if (sample === null) await uncountNames(ctx, id)
  else await takeIn(ctx, known(await lockImport(ctx, id)), sample.slice(0, FIRST_ROWS))
  await announce(ctx, 'list mapped', id, [], { revision: revision + 1 })
  await setGoing(ctx, head)
}

function whyNotMapping({ columns, fixed }: z.output<typeof MappingShape>) {
  const named = new Set([...Object.values(columns), ...Object.keys(fixed)])
  return named.has('customerName') || named.has('phone') ? null : 'no name and no phone column'
}

/** Whether customers that the list says once stand in other cells now: then its rows are read anew. */
async function otherCustomers(ctx: Context, head: ListHead, mapping: Mapping): Promise<boolean> {
  if (repeatedCells(mapping) === repeatedCells(head.mapping as Mapping)) return false
  if (repeatsCustomers(head)) return true
  if ((head.choice as Choice).repeats === false) return false
  const first = await rowsAfter(ctx, head.id, 0, FIRST_ROWS)
  return showsRepeats(first as RawRow[], mapping)
}

async function readOtherwise(ctx: Context, head: ListHead, choice: Choice, mapping?: Mapping) {
  const { id } = head
  const { look, sample } = await lookAside(await openFile(ctx, head.file_id), choice)
  closeReader(id)
  await forgetRows(ctx, id)
  await changeImport(ctx, id, {
    ...(await understood(ctx, look, sample, mapping)),
    choice,
    rows: 0,
    read_upto: 0,
    rows_read_at: null,
  })
  return sample
}

/** From here on the list is written in the background, some rows a transaction. @throws Unknown, Refusal */
export async function startImport(ctx: Context, id: Uuid): Promise<void> {
  const head = known(await lockImport(ctx, id))
  const { expected } = tallyOf(head.tally as Partial<Tally>)
  refuse(whyNotRun(head, expected.created + expected.joined + expected.unchanged))
  await hireDecided(ctx, id)
  await changeImport(ctx, id, { started_at: ctx.now, started_by: ctx.actor.staff })
  await announce(ctx, 'list import started', id)
  await setGoing(ctx, head)
}

/** A list that failed again and again goes on where it stood. @throws Unknown, Refusal */
export async function goOnAgain(ctx: Context, id: Uuid): Promise<void> {
  known(await lockImport(ctx, id))
  refuse((await tryAgain(ctx, [GOES_ON], id)) === 0 ? 'it has not stopped' : null)
}

/** What is written stays, in whole rows. @throws Unknown, Refusal */
export async function cancelImport(ctx: Context, id: Uuid): Promise<void> {
  const head = known(await lockImport(ctx, id))
  refuse(whyNotCancel(head))
  closeReader(id)
  await changeImport(ctx, id, { cancelled_at: ctx.now, cancelled_by: ctx.actor.staff })
  await announce(ctx, 'list cancelled', id)
}

const MOST_TOLD = 20

/** Takes back what the list brought, in the background. @throws Unknown, Refusal with what was built on it */
export async function undoImport(ctx: Context, id: Uuid): Promise<void> {
  const head = known(await lockImport(ctx, id))
  refuse(whyNotUndo(head))
  const built = await builtOn(ctx, id, { from: 1, upTo: head.written_upto }, MOST_TOLD)
  refuse(built.count > 0 ? 'something was built on it' : null, built)
  await changeImport(ctx, id, { undo_started_at: ctx.now, undo_started_by: ctx.actor.staff, failed: null })
  await announce(ctx, 'list undo started', id)
  await setGoing(ctx, head)
}
