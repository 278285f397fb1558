import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Twice } from '../contract/merging.ts'

/** The tables of a kind; what is done with them is the same. */
const things = (kind: Twice) => sql.table(`archive.${kind}`)
const merges = (kind: Twice) => sql.table(`archive.${kind === 'customers' ? 'customer' : 'device'}_merges`)
const apart = (kind: Twice) => sql.table(`archive.${kind}_apart`)

export type HeldThing = {
  id: Uuid
  version: number
  mergedInto: Uuid | null
  changedAt: Temporal.Instant
  changedBy: Uuid | null
}

/** Locked in the order of their ids: two who merge crosswise wait for each other, and one is told no. */
export async function lockThings(ctx: Context, kind: Twice, ids: readonly Uuid[]): Promise<HeldThing[]> {
  const { rows } = await sql<HeldThing>`
    select id, version, merged_into as "mergedInto", changed_at as "changedAt", changed_by as "changedBy"
    from ${things(kind)}
    where company_id = ${ctx.company} and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    ctx.tx,
  )
  return rows
}

export async function mergedInto(ctx: Context, kind: Twice, id: Uuid): Promise<Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from ${things(kind)}
    where company_id = ${ctx.company} and merged_into = ${id} order by id`.execute(ctx.tx)
  return rows.map(row => row.id)
}

/** From now on these are read as `into`; null: as themselves. */
export async function point(
  ctx: Context,
  kind: Twice,
  ids: readonly Uuid[],
  into: Uuid | null,
): Promise<void> {
  await sql`
    update ${things(kind)} set merged_into = ${into}
    where company_id = ${ctx.company} and id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
}

/** Whoever has read one of them before is told that there is more to see. */
export async function touch(ctx: Context, kind: Twice, ids: readonly Uuid[]): Promise<void> {
  await sql`
    update ${things(kind)}
    set version = version + 1, changed_at = ${ctx.now}, changed_by = ${ctx.actor.staff}
    where company_id = ${ctx.company} and id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
}

export async function insertMerge(
  ctx: Context,
  kind: Twice,
  row: { id: Uuid; from: Uuid; into: Uuid; reason: string; by: Uuid },
): Promise<void> {
  const { id, from, into, reason, by } = row
  await sql`
    insert into ${merges(kind)} (company_id, id, from_id, into_id, reason, at, by)
    values (${ctx.company}, ${id}, ${from}, ${into}, ${reason}, ${ctx.now}, ${by})`.execute(ctx.tx)
}

export async function markUndone(ctx: Context, kind: Twice, id: Uuid, by: Uuid): Promise<void> {
  await sql`
    update ${merges(kind)} set undone_at = ${ctx.now}, undone_by = ${by}
    where company_id = ${ctx.company} and id = ${id} and undone_at is null`.execute(ctx.tx)
}

/** One and all who were merged into him, or into one of those, by merges that stand. */
export async function treeUnder(ctx: Context, kind: Twice, id: Uuid): Promise<Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    with recursive tree (id) as (
      select ${id}::uuid
      union
      select merge.from_id from tree join ${merges(kind)} merge
        on merge.company_id = ${ctx.company} and merge.into_id = tree.id and merge.undone_at is null
    )
    select id from tree`.execute(ctx.tx)
  return rows.map(row => row.id)
}

export type MergeRow = {
  id: Uuid
  from: Uuid
  into: Uuid
  reason: string
  at: Temporal.Instant
  by: string
  undoneAt: Temporal.Instant | null
  undoneBy: string | null
  intoMerged: boolean
}

/** Some merges, the latest first; by ids, or the page after one. */
export async function mergeRows(
  ctx: Context,
  kind: Twice,
  which: { ids: readonly Uuid[] } | { after: Uuid | undefined },
  most: number,
): Promise<MergeRow[]> {
  const narrowed =
    'ids' in which
      ? sql`and merge.id = any(${[...which.ids]}::uuid[])`
      : which.after === undefined
        ? sql``
        : sql`and merge.id < ${which.after}`
  const { rows } = await sql<MergeRow>`
    select merge.id, merge.from_id as "from", merge.into_id as "into", merge.reason, merge.at,
      merger.name as by, merge.undone_at as "undoneAt", undoer.name as "undoneBy",
      survivor.merged_into is not null as "intoMerged"
    from ${merges(kind)} merge
    join ${things(kind)} survivor
      on survivor.company_id = merge.company_id and survivor.id = merge.into_id
    join people.staff merger on merger.company_id = merge.company_id and merger.id = merge.by
    left join people.staff undoer
      on undoer.company_id = merge.company_id and undoer.id = merge.undone_by
    where merge.company_id = ${ctx.company} ${narrowed}
    order by merge.id desc limit ${most}`.execute(ctx.tx)
  return rows
}

/** The standing merge of each of these. */
export async function standingMerges(ctx: Context, kind: Twice, from: readonly Uuid[]) {
  const { rows } = await sql<{ id: Uuid; from: Uuid; at: Temporal.Instant }>`
    select id, from_id as "from", at from ${merges(kind)}
    where company_id = ${ctx.company} and from_id = any(${[...from]}::uuid[])
      and undone_at is null`.execute(ctx.tx)
  return rows
}

/** Said by somebody before, too: the first word stays. */
export async function insertApart(
  ctx: Context,
  kind: Twice,
  pair: readonly Uuid[],
  by: Uuid,
): Promise<boolean> {
  const [one, other] = [...pair].sort()
  const { numAffectedRows } = await sql`
    insert into ${apart(kind)} (company_id, one_id, other_id, at, by)
    values (${ctx.company}, ${one}, ${other}, ${ctx.now}, ${by})
    on conflict do nothing`.execute(ctx.tx)
  return numAffectedRows === 1n
}

/** Of these, the pairs that somebody told apart. */
export async function toldApart(ctx: Context, kind: Twice, ids: readonly Uuid[]) {
  const { rows } = await sql<{ one: Uuid; other: Uuid }>`
    select one_id as one, other_id as other from ${apart(kind)}
    where company_id = ${ctx.company} and one_id = any(${[...ids]}::uuid[])
      and other_id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  return rows
}
