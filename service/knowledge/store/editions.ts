import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Content } from '../contract/shapes.ts'

/** What an edition says, as it lies in the table. */
export type ContentRow = {
  title: string
  phrasings: string[]
  body: string
  steps: Content['steps']
  safety: Content['safety']
  parts: Content['parts']
  places: Content['places']
}

export const contentColumns = sql`
  edition.title, edition.phrasings, edition.body, edition.steps, edition.safety, edition.parts,
  edition.places`

export const contentOf = (row: ContentRow): Content => ({
  title: row.title,
  phrasings: row.phrasings,
  body: row.body,
  steps: row.steps,
  safety: row.safety,
  parts: row.parts,
  places: row.places,
})

export type EditionRow = {
  number: number
  title: string
  reason: string
  madeAt: Temporal.Instant
  madeBy: string | null
  inForce: boolean
  validated: { at: string; by: string | null; list: string | null } | null
}

const lineColumns = sql`
  edition.number, edition.title, edition.reason, edition.made_at as "madeAt", staff.name as "madeBy",
  edition.number = answer.edition as "inForce",
  (
    select jsonb_build_object('at', validation.validated_at, 'by', keeper.name, 'list', list.file_name)
    from knowledge.validations validation
    left join people.staff keeper
      on keeper.company_id = validation.company_id and keeper.id = validation.validated_by
    left join knowledge.imports list
      on list.company_id = validation.company_id and list.id = validation.import_id
    where validation.company_id = edition.company_id and validation.answer_id = edition.answer_id
      and validation.edition = edition.number
    order by validation.validated_at desc limit 1
  ) as validated`

const from = (ctx: Context, answer: Uuid) => sql`
  from knowledge.editions edition
  join knowledge.answers answer on answer.company_id = edition.company_id and answer.id = edition.answer_id
  left join people.staff staff on staff.company_id = edition.company_id and staff.id = edition.made_by
  where edition.company_id = ${ctx.company} and edition.answer_id = ${answer}`

/** The latest first; those before `below`. */
export async function editionRows(ctx: Context, answer: Uuid, below: number, limit: number) {
  const { rows } = await sql<EditionRow>`
    select ${lineColumns} ${from(ctx, answer)} and edition.number < ${below}
    order by edition.number desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export async function editionRow(ctx: Context, answer: Uuid, number: number) {
  return oneEdition(ctx, answer, sql`edition.number = ${number}`)
}

/** The edition in force. */
export async function inForce(ctx: Context, answer: Uuid) {
  return oneEdition(ctx, answer, sql`edition.number = answer.edition`)
}

async function oneEdition(ctx: Context, answer: Uuid, which: RawBuilder<unknown>) {
  const { rows } = await sql<EditionRow & ContentRow>`
    select ${lineColumns}, ${contentColumns} ${from(ctx, answer)} and ${which}`.execute(ctx.tx)
  return rows[0]
}
