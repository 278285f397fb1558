import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import { amongThe } from './rows.ts'

/**
 * Customers with all that stands on their cards: one statement instead of four, while somebody is on the
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
    .where('customer.company_id', '=', the('company'))
    .where('customer.id', '=', amongThe(the('ids')))
    .orderBy('customer.id'),
)

export type CardRow = Awaited<ReturnType<typeof cardRows.rows>>[number]

/** What belongs to machines beside their own row, of each: materials, its list, what was merged into it. */
export const deviceParts = statement((db, the: The<{ company: Uuid; ids: readonly Uuid[] }>) =>
  db
    .selectFrom('archive.devices as device')
    .select('device.id')
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.device_materials as m')
          .select(['m.name', 'm.quantity', 'm.unit'])
          .whereRef('m.company_id', '=', 'device.company_id')
          .whereRef('m.device_id', '=', 'device.id')
          .orderBy('m.position'),
      ).as('materials'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.import_rows as source')
          .innerJoin('archive.imports as list', join =>
            join.onRef('list.company_id', '=', 'source.company_id').onRef('list.id', '=', 'source.import_id'),
          )
          .select(['source.import_id as import', 'list.file_name as file', 'source.row'])
          .whereRef('source.company_id', '=', 'device.company_id')
          .whereRef('source.device_id', '=', 'device.id')
          .where('source.outcome', 'in', [sql.lit('created'), sql.lit('joined')])
          .orderBy('source.import_id')
          .orderBy('source.row')
          .limit(sql.lit(1)),
      ).as('sources'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.devices as same')
          .leftJoin('archive.models as model', join =>
            join.onRef('model.company_id', '=', 'same.company_id').onRef('model.id', '=', 'same.model_id'),
          )
          .select(['same.id', 'same.serial', 'model.name as model'])
          .whereRef('same.company_id', '=', 'device.company_id')
          .whereRef('same.merged_into', '=', 'device.id')
          .where('same.merged_into', 'is not', null)
          .orderBy('same.id'),
      ).as('merged'),
    )
    .where('device.company_id', '=', the('company'))
    .where('device.id', '=', amongThe(the('ids'))),
)
