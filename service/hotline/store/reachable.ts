import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'

export type Reachable = {
  /** Under whose id it was asked. */
  customer_id: Uuid
  id: Uuid
  channel: string
  address: string
  language: string
  agreed_at: Temporal.Instant
  agreed_by: Uuid
  stopped_at: Temporal.Instant | null
  stopped_by: Uuid | null
}

/**
 * In SQL: where customers are written to, one row for each of them and channel. Who was merged is written to
 * as the customer he became: at that one's address, or at the last that any of those merged into him agreed
 * to. A stop that any of them said after that agreement holds (PIPL 15: to stop is as easy as to agree).
 */
export const reachable = (ctx: Context, customers: RawBuilder<Uuid>): RawBuilder<Reachable> => {
  const survivor = either('asked.merged_into', 'asked.id')
  return sql<Reachable>`
    with agreed as (
      select asked.id as customer_id, same.place, at_.id, at_.channel, at_.address, at_.language,
        at_.agreed_at, at_.agreed_by, at_.stopped_at, at_.stopped_by
      from archive.customers asked
      cross join lateral (
        select own.id, 1 as place from archive.customers own
        where own.company_id = asked.company_id and own.id = ${survivor}
        union all
        select merged.id, 2 from archive.customers merged
        where merged.company_id = asked.company_id
          and merged.merged_into = ${survivor} and merged.merged_into is not null
      ) same
      join hotline.customer_addresses at_
        on at_.company_id = asked.company_id and at_.customer_id = same.id
      where asked.company_id = ${ctx.company} and asked.id = ${customers}
    ), chosen as (
      select distinct on (customer_id, channel) * from agreed
      order by customer_id, channel, place, agreed_at desc, id
    )
    select chosen.customer_id, chosen.id, chosen.channel, chosen.address, chosen.language,
      chosen.agreed_at, chosen.agreed_by, said.stopped_at, said.stopped_by
    from chosen
    left join lateral (
      select agreed.stopped_at, agreed.stopped_by from agreed
      where agreed.customer_id = chosen.customer_id and agreed.channel = chosen.channel
        and (agreed.id = chosen.id or agreed.stopped_at > chosen.agreed_at)
      order by agreed.stopped_at desc nulls last limit 1
    ) said on true
    order by chosen.customer_id, chosen.channel`
}
