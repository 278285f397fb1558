import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announceAll } from '#core/journal.ts'
import { known } from '#core/refusal.ts'
import { memoriesOfAll } from '../queries/memories.ts'
import { isNoted, type Memories } from '../rules/memories.ts'
import { deleteBrought, gradeRows, lockRemembered, takeBack } from '../store/memories.ts'
import { insertAll } from '../store/rows.ts'

/** What a row of a list remembers of its customer (rules/memory-cells.ts: readMemories). */
export type Brought = { customer: Uuid; memories: Memories; source: { import: Uuid; row: number } }

const AT_ONCE = 500

/**
 * Notes what a list brings: only what is not noted yet, so that the same list again changes nothing. A grade
 * takes the place of the one before. Seven statements for each 500 rows.
 */
export async function addMemories(ctx: Context, rows: readonly Brought[]): Promise<void> {
  const some = rows.filter(
    ({ memories: { dates, interests, grade } }) => dates.length > 0 || interests.length > 0 || grade !== null,
  )
  for (let from = 0; from < some.length; from += AT_ONCE) await addSome(ctx, some.slice(from, from + AT_ONCE))
}

async function addSome(ctx: Context, rows: readonly Brought[]): Promise<void> {
  const customers = [...new Set(rows.map(({ customer }) => customer))]
  await lockRemembered(ctx, customers)
  const noted = await memoriesOfAll(ctx, customers)
  const fresh = rows.map(row => newTo(known(noted.get(row.customer)), row))
  const at = ({ customer, source }: Brought) => ({
    id: uuidv7(),
    customer_id: customer,
    noted_at: ctx.now,
    noted_by: ctx.actor.staff,
    import_id: source.import,
    import_row: source.row,
  })
  await insertAll(
    ctx,
    'archive.important_dates',
    fresh.flatMap(one => one.memories.dates.map(date => ({ ...at(one), ...date }))),
  )
  await insertAll(
    ctx,
    'archive.interests',
    fresh.flatMap(one => one.memories.interests.map(words => ({ ...at(one), words }))),
  )
  await giveGrades(
    ctx,
    fresh.map(one => ({ ...at(one), words: one.memories.grade })),
  )
  await announceAll(
    ctx,
    'memories brought in',
    fresh
      .filter(({ memories: { dates, interests, grade } }) => dates.length + interests.length > 0 || grade)
      .map(({ customer, source }) => ({ subject: customer, data: source })),
  )
}

/** What of this row is new; from now on it counts as known, for the rows behind it. */
function newTo(known: Memories, row: Brought): Brought {
  const { dates, interests, grade } = row.memories
  const fresh: Memories = { dates: [], interests: [], grade: grade === known.grade ? null : grade }
  for (const date of dates) {
    if (isNoted(date, known.dates)) continue
    known.dates.push(date)
    fresh.dates.push(date)
  }
  for (const words of interests) {
    if (known.interests.includes(words)) continue
    known.interests.push(words)
    fresh.interests.push(words)
  }
  known.grade = grade ?? known.grade
  return { ...row, memories: fresh }
}

type Graded = { customer_id: Uuid; noted_at: Temporal.Instant; words: string | null }

/** The last row of a customer that gives another grade decides. */
async function giveGrades(ctx: Context, fresh: readonly Graded[]): Promise<void> {
  const last = new Map(
    fresh.flatMap(({ words, ...one }) =>
      words === null ? [] : [[one.customer_id, { ...one, words }] as const],
    ),
  )
  const before = await gradeRows(ctx, [...last.keys()])
  await takeBack(
    ctx,
    'archive.grades',
    before.map(({ id }) => id),
  )
  await insertAll(
    ctx,
    'archive.grades',
    [...last.values()].map(one => ({ ...one, id: uuidv7() })),
  )
}

/** Undo of a list: what it brought to these customers is gone; a grade that it replaced is there again. */
export const takeBackMemoriesOf = (ctx: Context, list: Uuid, customers: readonly Uuid[]): Promise<void> =>
  deleteBrought(ctx, list, customers)
