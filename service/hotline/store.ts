import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { sendRow } from '#core/insert-rows.ts'
import type { Place } from '#core/paging.ts'
import { statement, type The } from '#core/statement.ts'
import type { Tables } from '#db/tables.ts'
import { oneOf, sameCustomers } from '#service/archive/queries/same.ts'
import type { Channel, Direction } from './contract.ts'

/** The customer, or the one into whom he was merged. */
export const customer = (ctx: Context, id: Uuid) => oneCustomer.first(ctx, { company: ctx.company, id })

const oneCustomer = statement((db, the: The<{ company: Uuid; id: Uuid }>) =>
  db
    .selectFrom('archive.customers')
    .select(['id', 'merged_into'])
    .where('company_id', '=', the('company'))
    .where('id', '=', the('id')),
)

/** Also of those who were merged into him. */
export async function isContactOf(ctx: Context, contact: Uuid, customer: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('archive.contacts')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', contact)
    .where('customer_id', '=', oneOf(await sameCustomers(ctx, customer)))
    .executeTakeFirst()
  return row !== undefined
}

export function insert(
  ctx: Context,
  row: Omit<Insertable<Tables['hotline.conversations']>, 'company_id'>,
): void {
  sendRow(ctx, 'hotline.conversations', row)
}

export const conversations = (ctx: Context) => talks(ctx.tx, ctx.company)

function talks(db: Kysely<Tables>, company: Uuid | RawBuilder<Uuid>) {
  return db
    .selectFrom('hotline.conversations as talk')
    .innerJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'talk.company_id').onRef('staff.id', '=', 'talk.staff_id'),
    )
    .select(['talk.id', 'talk.direction', 'talk.channel', 'talk.customer_id', 'talk.contact_id', 'talk.at'])
    .select(['talk.logged_at', 'talk.reached', 'talk.said', 'talk.staff_id', 'staff.name as staff_name'])
    .where('talk.company_id', '=', company)
}

type Row = Awaited<ReturnType<ReturnType<typeof conversations>['executeTakeFirstOrThrow']>>

export const asConversation = (row: Row) => ({
  id: row.id,
  direction: row.direction as Direction,
  channel: row.channel as Channel,
  customerId: row.customer_id,
  contactId: row.contact_id,
  staff: { id: row.staff_id, name: row.staff_name },
  at: row.at,
  loggedAt: row.logged_at,
  reached: row.reached,
  said: row.said,
})

export async function withCustomer(ctx: Context, customer: Uuid, after: Place | null, most: number) {
  let rows = conversations(ctx)
    .where('talk.customer_id', '=', oneOf(await sameCustomers(ctx, customer)))
    .orderBy('talk.at', 'desc')
    .orderBy('talk.id', 'desc')
    .limit(most)
  if (after) {
    rows = rows.where(eb => eb(eb.refTuple('talk.at', 'talk.id'), '<', eb.tuple(after.at, after.id)))
  }
  return rows.execute()
}

/** What was said last with these customers. */
export const lastWords = statement(
  (db, the: The<{ company: Uuid; customers: readonly Uuid[]; most: number }>) =>
    talks(db, the('company'))
      .where('talk.customer_id', '=', sql<Uuid>`any(${the('customers')}::uuid[])`)
      .orderBy('talk.at', 'desc')
      .orderBy('talk.id', 'desc')
      .limit(the('most')),
)
