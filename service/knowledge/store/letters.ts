import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import type { Content } from '../contract/shapes.ts'
import type { Audience, Confidence } from '../rules/words.ts'

export type LetterRow = Pick<Content, 'title' | 'body' | 'safety' | 'steps'> & {
  number: number
  language: Language
  audience: Audience
  confidence: Confidence
}

/** An edition of an answer with what decides whether a customer may read it. */
export async function letterRow(ctx: Context, answer: Uuid, edition: number): Promise<LetterRow | undefined> {
  const row = await ctx.tx
    .selectFrom('knowledge.editions as edition')
    .innerJoin('knowledge.answers as answer', join =>
      join.onRef('answer.company_id', '=', 'edition.company_id').onRef('answer.id', '=', 'edition.answer_id'),
    )
    .select(['answer.number', 'answer.language', 'answer.audience', 'answer.confidence'])
    .select(['edition.title', 'edition.body', 'edition.safety', 'edition.steps'])
    .where('edition.company_id', '=', ctx.company)
    .where('edition.answer_id', '=', answer)
    .where('edition.number', '=', edition)
    .executeTakeFirst()
  return row as LetterRow | undefined
}

/** The files that hang at it, in the order in which they came. */
export async function filesOf(ctx: Context, answer: Uuid): Promise<{ file: Uuid; bytes: number }[]> {
  const rows = await ctx.tx
    .selectFrom('knowledge.attachments as a')
    .innerJoin('core.files as file', join =>
      join.onRef('file.company_id', '=', 'a.company_id').onRef('file.id', '=', 'a.file_id'),
    )
    .select(['file.id as file', 'file.bytes'])
    .where('a.company_id', '=', ctx.company)
    .where('a.answer_id', '=', answer)
    .where('a.taken_away_at', 'is', null)
    .orderBy('a.id')
    .limit(100)
    .execute()
  return rows.map(({ file, bytes }) => ({ file, bytes: Number(bytes) }))
}
