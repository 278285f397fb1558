import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import { amongThe } from './rows.ts'

/**
 * Customers with all that stands on their cards: one statement instead of five, while somebody is on the
 * line. The parts travel as JSON, so ids and words only: a moment would come as text.
 */
export const cardRows = statement((db, the: The<{ company: Uuid; ids: readonly Uuid[] }>) =>
  db
    .selectFrom('archive.customers as customer')
    .leftJoin('people.staff as staff', join =>
      join
        .onRef('staff.company_id', '=', 'customer.company_id')
        .onRef('staff.id', '=', 'customer.changed_by'),
    )
    .select(['customer.id', 'customer.name', 'customer.kind', 'customer.note', 'customer.version'])
    .select(['customer.changed_at', 'customer.merged_into', 'staff.name as changed_by'])
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.contacts as c')
          .select(['c.id', 'c.customer_id', 'c.name', 'c.relation', 'c.note'])
          .whereRef('c.company_id', '=', 'customer.company_id')
          .whereRef('c.customer_id', '=', 'customer.id')
          .orderBy('c.id'),
      ).as('contacts'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.phones as p')
          .select(['p.id', 'p.customer_id', 'p.contact_id', 'p.number', 'p.extension', 'p.typed', 'p.label'])
          .whereRef('p.company_id', '=', 'customer.company_id')
          .whereRef('p.customer_id', '=', 'customer.id')
          .orderBy('p.id'),
      ).as('phones'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.addresses as a')
          .select(['a.id', 'a.customer_id', 'a.label', 'a.typed', 'a.province', 'a.city', 'a.district'])
          .whereRef('a.company_id', '=', 'customer.company_id')
          .whereRef('a.customer_id', '=', 'customer.id')
          .orderBy('a.id'),
      ).as('addresses'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.import_rows as source')
          .innerJoin('archive.imports as list', join =>
            join.onRef('list.company_id', '=', 'source.company_id').onRef('list.id', '=', 'source.import_id'),
          )
          .select(['source.import_id as import', 'list.file_name as file', 'source.row'])
          .whereRef('source.company_id', '=', 'customer.company_id')
          .whereRef('source.customer_id', '=', 'customer.id')
          .where('source.outcome', '=', sql.lit('created'))
          .orderBy('source.import_id')
          .orderBy('source.row')
          .limit(sql.lit(1)),
      ).as('sources'),
    )
    .where('customer.company_id', '=', the('company'))
    .where('customer.id', '=', amongThe(the('ids')))
    .orderBy('customer.id'),
)

export type CardRow = Awaited<ReturnType<typeof cardRows.rows>>[number]
