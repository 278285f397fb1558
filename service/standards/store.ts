import { type Insertable, type Selectable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import type { Tables } from '#db/tables.ts'
import { plansOn } from '#service/archive/queries/contracts.ts'
import type { Edition, PauseReason, Standard } from './contract.ts'

/** The company's own lines, of one event or all; the oldest 1,000 are more than a book should have. */
export async function ownLines(ctx: Context, event?: string): Promise<Standard[]> {
  let rows = ctx.tx
    .selectFrom('standards.standards')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .orderBy('id')
    .limit(1000)
  if (event !== undefined) rows = rows.where('event', '=', event)
  return (await rows.execute()).map(asLine)
}

/** Texts are checked by the table: what stands there is one of the contract's words. */
function asLine(row: Selectable<Tables['standards.standards']>): Standard {
  return {
    id: row.id,
    edition: row.edition,
    event: row.event,
    owes: row.owes as Standard['owes'],
    reason: row.reason,
    urgency: row.urgency,
    productLine: row.product_line_id,
    customerKind: row.customer_kind as Standard['customerKind'],
    customerGrade: row.customer_grade,
    contract: row.contract,
    counted: row.counted as Standard['counted'],
    minutes: row.minutes,
    days: row.days,
    atMinute: row.at_minute,
    calendar: row.calendar as Standard['calendar'],
    pausesFor: row.pauses_for as PauseReason[],
    reopened: row.reopened as Standard['reopened'],
    ladder: row.ladder as Standard['ladder'],
    upFor: row.up_for as Standard['upFor'],
    off: row.off,
    owner: row.owner as Standard['owner'],
    source: row.source,
    needsReview: false,
    effectiveFrom: row.effective_from,
  }
}

type Row = Omit<Insertable<Tables['standards.standards']>, 'company_id'>

export async function insert(ctx: Context, rows: readonly Row[]): Promise<void> {
  const values = rows.map(row => ({ company_id: ctx.company, ...row }))
  await ctx.tx.insertInto('standards.standards').values(values).execute()
}

/** Whether the company has all of these lines of products. */
export async function haveProductLines(ctx: Context, ids: readonly Uuid[]): Promise<boolean> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return true
  const rows = await ctx.tx
    .selectFrom('archive.product_lines')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', 'in', asked)
    .execute()
  return rows.length === asked.length
}

/** The newest editions first; 100 are years of them. */
export async function editions(ctx: Context): Promise<Edition[]> {
  const rows = await ctx.tx
    .selectFrom('standards.editions as edition')
    .innerJoin('people.staff as staff', join =>
      join
        .onRef('staff.company_id', '=', 'edition.company_id')
        .onRef('staff.id', '=', 'edition.published_by'),
    )
    .select(['number', 'effective_from', 'published_at', 'staff.id', 'staff.name', 'note'])
    .where('edition.company_id', '=', ctx.company)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  return rows.map(row => ({
    number: row.number,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    publishedBy: { id: row.id, name: row.name },
    note: row.note,
  }))
}

/** The number of the newest edition (that is in force on a day), 0 before the first. */
export async function lastEdition(ctx: Context, on?: Temporal.PlainDate): Promise<number> {
  let rows = ctx.tx
    .selectFrom('standards.editions')
    .select('number')
    .where('company_id', '=', ctx.company)
    .orderBy('number', 'desc')
    .limit(1)
  if (on !== undefined) rows = rows.where('effective_from', '<=', on)
  return (await rows.executeTakeFirst())?.number ?? 0
}

/** The same, held until the deed is over: two who publish at once come one after the other. */
export async function lockLastEdition(ctx: Context): Promise<number> {
  await oneAtATime(ctx, 'standards')
  return lastEdition(ctx)
}

export async function insertEdition(
  ctx: Context,
  row: Omit<Insertable<Tables['standards.editions']>, 'company_id'>,
): Promise<void> {
  await ctx.tx
    .insertInto('standards.editions')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

type Who = { kind: string; grade: string | null; contracts: string[]; product_line: Uuid | null }

/**
 * Kind, grade and contracts of the customer and line of the product of a case that was opened on a day, for
 * books that ask for them.
 */
export async function factsOf(ctx: Context, customer: Uuid, device: Uuid | null, opened: Temporal.PlainDate) {
  const of = { customer: sql`${customer}::uuid`, device: sql`${device}::uuid`, day: sql`${opened}::date` }
  const { rows } = await sql<Who>`
    select customer.kind, grade.words as grade, ${plansOn(ctx, of)} as contracts,
      coalesce(device.product_line_id, model.product_line_id) as product_line
    from archive.customers customer
    left join archive.grades grade on grade.company_id = customer.company_id
      and grade.customer_id = customer.id and grade.taken_back_at is null
    left join archive.devices device
      on device.company_id = customer.company_id and device.id = ${device}::uuid
    left join archive.models model on model.company_id = device.company_id and model.id = device.model_id
    where customer.company_id = ${ctx.company} and customer.id = ${customer}`.execute(ctx.tx)
  const [row] = rows
  return {
    customerKind: row?.kind,
    customerGrade: row?.grade ?? null,
    contracts: row?.contracts ?? [],
    productLine: row?.product_line ?? null,
  }
}
