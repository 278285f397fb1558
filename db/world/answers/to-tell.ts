import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { ToldAnswer } from '#service/knowledge/contract/uses.ts'
import { COMPANY, demo } from '../crew.ts'
import { LINES } from '../models.ts'
import type { Written } from './pattern.ts'
import { WRITTEN } from './written.ts'

/** What a customer says, and of which machine. */
export type Asked = { symptom: string; line: string | null; model: string | null }

/** Who reads the words of the customer and the machine finds this one first. */
export const isAbout = (as: Written, { symptom, line, model }: Asked) =>
  as.confidence !== 'archived' &&
  as.symptoms?.includes(symptom) === true &&
  (as.lines === undefined || as.lines.includes(line ?? '')) &&
  (as.models === undefined || as.models.includes(model ?? ''))

const lineOf = (model: string) => LINES.find(line => line.models.includes(model))?.name ?? null

/** What is told for a trouble with a machine of this model, as it is in force now. */
export type ToTell = (symptom: string, model: string) => ToldAnswer | undefined

export async function answersToTell(house: House): Promise<ToTell> {
  const inForce = new Map<string, { answer: Uuid; edition: number }>()
  await inCompany(
    house,
    COMPANY,
    demo,
    async ctx => {
      const rows = await ctx.tx
        .selectFrom('knowledge.answers as answer')
        .innerJoin('knowledge.editions as edition', join =>
          join
            .onRef('edition.company_id', '=', 'answer.company_id')
            .onRef('edition.answer_id', '=', 'answer.id')
            .onRef('edition.number', '=', 'answer.edition'),
        )
        .select(['edition.title', 'answer.id as answer', 'answer.edition'])
        .where('answer.company_id', '=', ctx.company)
        .execute()
      for (const { title, ...which } of rows) inForce.set(title, which)
    },
    { readOnly: true },
  )
  return (symptom, model) => {
    const asked = { symptom, line: lineOf(model), model }
    const which = inForce.get(WRITTEN.find(as => isAbout(as, asked))?.title ?? '')
    return which && { ...which, way: [] }
  }
}
