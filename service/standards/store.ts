import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Tables } from '#db/tables.ts'
import type { Count, Standard, StandardOwner } from './contract.ts'

/** The company's own lines, of one event or all; the oldest 1,000 are more than a book should have. */
export async function ownLines(ctx: Context, event?: string): Promise<Standard[]> {
  let rows = ctx.tx
    .selectFrom('standards.standards')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .orderBy('id')
    .limit(1000)
  if (event !== undefined) rows = rows.where('event', '=', event)
  return (await rows.execute()).map(row => ({
    id: row.id,
    event: row.event,
    owes: row.owes as Standard['owes'],
    reason: row.reason,
    urgency: row.urgency,
    counted: row.counted as Count,
    minutes: row.minutes,
    owner: row.owner as StandardOwner,
    source: row.source,
    effectiveFrom: row.effective_from,
  }))
}

export async function insert(
  ctx: Context,
  row: Omit<Insertable<Tables['standards.standards']>, 'company_id'>,
) {
  await ctx.tx
    .insertInto('standards.standards')
    .values({ company_id: ctx.company, ...row })
    .execute()
}
