import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { type AnswerIndex, openIndex } from '../index/index.ts'
import { indexedAnswers } from '../queries/indexed.ts'
import { FOLLOWING } from './build.ts'
import { companyFolder } from './folder.ts'

const AT_ONCE = 500
/** After so many changed answers, or so many times, the index is folded in (its README says why). */
const FOLD_AFTER_ANSWERS = 2000
const FOLD_AFTER_TIMES = 50

/** The index of one company as its writer holds it. */
export type Writing = {
  /** Brings these answers up to what the database says now. */
  bring(ids: readonly Uuid[]): Promise<void>
  count(): Promise<number>
  close(): Promise<void>
}

/** @throws Damaged, also later */
export async function openWriting(house: House, company: Uuid): Promise<Writing> {
  const index = await openIndex(companyFolder(house.config.data, company), { groups: [] })
  let answers = 0
  let times = 0
  return {
    async bring(ids) {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const some = ids.slice(from, from + AT_ONCE)
        await bringSome(house, company, index, some)
        answers += some.length
        times++
      }
      if (answers < FOLD_AFTER_ANSWERS && times < FOLD_AFTER_TIMES) return
      await index.optimize()
      answers = 0
      times = 0
    },
    count: () => index.count(),
    close: () => index.close(),
  }
}

/** What is archived or gone is taken out, everything else put in the place of what stood there. */
async function bringSome(house: House, company: Uuid, index: AnswerIndex, ids: readonly Uuid[]) {
  const read = (ctx: Context) => indexedAnswers(ctx, ids)
  const found = await inCompany(house, company, FOLLOWING, read, { readOnly: true })
  const there = new Set(found.map(answer => answer.id))
  await index.put(found)
  await index.remove(ids.filter(id => !there.has(id)))
}
