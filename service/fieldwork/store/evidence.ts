import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { isPicture } from '#core/media.ts'
import type { conduct, FieldVisit, signature } from '../contract.ts'
import type { Moment, Relation } from '../rules.ts'

type Conduct = z.output<typeof conduct>
type Signature = z.output<typeof signature>

export async function insertConduct(ctx: Context, visitId: Uuid, said: Conduct): Promise<void> {
  const of = { company_id: ctx.company, visit_id: visitId }
  await ctx.tx
    .insertInto('fieldwork.conduct')
    .values({ ...of, edition: said.edition, done: said.done })
    .execute()
  if (said.unmet.length === 0) return
  await ctx.tx
    .insertInto('fieldwork.conduct_unmet')
    .values(said.unmet.map(({ code, why }) => ({ ...of, code, why })))
    .execute()
}

export async function insertSignature(ctx: Context, visitId: Uuid, said: Signature): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.signatures')
    .values({
      company_id: ctx.company,
      visit_id: visitId,
      ...(said.signed
        ? { signer: said.by, relation: said.relation, strokes: said.strokes }
        : { why_not: said.why }),
    })
    .execute()
}

/** Of each visit what was ticked. */
export async function conductOf(ctx: Context, visits: readonly Uuid[]): Promise<Map<Uuid, Conduct>> {
  const { rows } = await sql<{ visit: Uuid; edition: string; done: string[]; unmet: Conduct['unmet'] }>`
    select said.visit_id as visit, said.edition, said.done,
      coalesce((
        select jsonb_agg(jsonb_build_object('code', unmet.code, 'why', unmet.why) order by unmet.code)
        from fieldwork.conduct_unmet unmet
        where unmet.company_id = said.company_id and unmet.visit_id = said.visit_id), '[]') as unmet
    from fieldwork.conduct said
    where said.company_id = ${ctx.company} and said.visit_id = any (${visits})`.execute(ctx.tx)
  return new Map(rows.map(({ visit, ...said }) => [visit, said]))
}

export async function signaturesOf(ctx: Context, visits: readonly Uuid[]): Promise<Map<Uuid, Signature>> {
  const rows = await ctx.tx
    .selectFrom('fieldwork.signatures')
    .select(['visit_id', 'signer', 'relation', 'strokes', 'why_not'])
    .where('company_id', '=', ctx.company)
    .where(eb => eb('visit_id', '=', eb.fn.any(eb.val(visits as Uuid[]))))
    .execute()
  return new Map(
    rows.map(({ visit_id, signer, relation, strokes, why_not }) => [
      visit_id,
      signer === null || strokes === null
        ? { signed: false, why: why_not ?? '' }
        : { signed: true, by: signer, relation: relation as Relation, strokes },
    ]),
  )
}

function photos(ctx: Context) {
  return ctx.tx
    .selectFrom('fieldwork.photos as photo')
    .innerJoin('core.files as file', join =>
      join.onRef('file.company_id', '=', 'photo.company_id').onRef('file.id', '=', 'photo.file_id'),
    )
    .leftJoin('fieldwork.photos_taken_back as back', join =>
      join.onRef('back.company_id', '=', 'photo.company_id').onRef('back.photo_id', '=', 'photo.id'),
    )
    .select(['photo.id', 'photo.visit_id', 'photo.file_id', 'photo.moment', 'photo.kept_at'])
    .select(['file.media_type', 'file.bytes'])
    .where('photo.company_id', '=', ctx.company)
    .where('back.photo_id', 'is', null)
}

/** Of each visit its photos in the order in which they were kept. */
export async function photosOf(
  ctx: Context,
  visits: readonly Uuid[],
): Promise<Map<Uuid, FieldVisit['photos']>> {
  const rows = await photos(ctx)
    .where(eb => eb('photo.visit_id', '=', eb.fn.any(eb.val(visits as Uuid[]))))
    .orderBy('photo.visit_id')
    .orderBy('photo.id')
    .execute()
  const byVisit = Map.groupBy(rows, row => row.visit_id)
  return new Map([...byVisit].map(([visit, some]) => [visit, some.map(asPhoto)]))
}

type Row = Awaited<ReturnType<ReturnType<typeof photos>['executeTakeFirstOrThrow']>>

const asPhoto = (row: Row): FieldVisit['photos'][number] => ({
  id: row.id,
  moment: row.moment as Moment,
  at: row.kept_at,
  shown: isPicture(row.media_type),
  bytes: row.bytes,
})

/** The visit and the file of a photo; undefined when there is none, or it was taken back. */
export async function photoById(ctx: Context, id: Uuid): Promise<{ visit: Uuid; file: Uuid } | undefined> {
  const row = await photos(ctx).where('photo.id', '=', id).executeTakeFirst()
  return row && { visit: row.visit_id, file: row.file_id }
}

export async function countPhotos(ctx: Context, visitId: Uuid): Promise<number> {
  const rows = await photos(ctx).where('photo.visit_id', '=', visitId).execute()
  return rows.length
}

export async function insertPhoto(
  ctx: Context,
  row: { id: Uuid; visitId: Uuid; file: Uuid; moment: Moment },
): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.photos')
    .values({
      company_id: ctx.company,
      id: row.id,
      visit_id: row.visitId,
      file_id: row.file,
      moment: row.moment,
      kept_at: ctx.now,
    })
    .execute()
}

export async function insertTakenBack(ctx: Context, photoId: Uuid, by: Uuid): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.photos_taken_back')
    .values({ company_id: ctx.company, photo_id: photoId, taken_back_by: by, taken_back_at: ctx.now })
    .execute()
}
