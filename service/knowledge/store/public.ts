import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { writeVersioned } from '#core/versioned.ts'

/**
 * What a customer may read, in SQL over `answer`: meant for him, not archived, not still being written. Every
 * statement behind the public pages says it by this one condition.
 */
export const isPublic = sql<boolean>`(answer.audience = 'customer'
  and answer.confidence in ('not validated', 'validated'))`

export const publicPageRow = (ctx: Context) =>
  ctx.tx
    .selectFrom('knowledge.public_pages')
    .select(['address', 'version'])
    .where('company_id', '=', ctx.company)
    .executeTakeFirst()

/** The word that the company chose, else its id. */
export const publicAddress = async (ctx: Context): Promise<string> =>
  (await publicPageRow(ctx))?.address ?? ctx.company

/** Which companies an address means, asked in no company: the word, the id, or (null) the house itself. */
export async function companiesOfAddress(house: House, address: string | null): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe(
    'select company_id as company from knowledge.companies_of_address($1)',
    [address],
    { prepare: true },
  )
  return rows.map(row => row.company as Uuid)
}

/** Whether another company has this word; whoever sets one waits for whoever sets the same. */
export async function isTaken(ctx: Context, address: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`public answers ${address}`}, 0))`.execute(ctx.tx)
  const { rows } = await sql<{ company_id: Uuid }>`
    select company_id from knowledge.companies_of_address(${address})`.execute(ctx.tx)
  return rows.some(row => row.company_id !== ctx.company)
}

/** False where somebody else wrote meanwhile (core/versioned.ts). */
export const writePublicPage = (ctx: Context, { address, version }: { address: string; version: number }) =>
  writeVersioned(ctx, 'knowledge.public_pages', version, { address })

export async function countPublic(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from knowledge.answers answer
    where answer.company_id = ${ctx.company} and ${isPublic}`.execute(ctx.tx)
  return rows[0]?.n ?? 0
}
