import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { openToWrite } from '../index/answer-index.ts'
import type { WrittenIndex } from '../index/writing.ts'
import { indexedAnswers } from '../queries/indexed.ts'
import { FOLLOWING } from './build.ts'
import { companyFolder } from './folder.ts'

const AT_ONCE = 500
/**
 * Folding in rewrites the whole table (25 s of a processor at 750,000 answers), and each hundred that are not
 * folded in cost whoever asks 1.5 ms: after so many, or a five-hundredth of all.
 */
const FOLD_AFTER = 500
const FOLD_AFTER_PART = 1 / 500

/** The index of one company as its writer holds it. */
export type Writing = {
  /** Brings these answers up to what the database says now. */
  bring(ids: readonly Uuid[]): Promise<void>
  count(): Promise<number>
  close(): Promise<void>
}

/** @throws Damaged, also later */
export async function openWriting(house: House, company: Uuid): Promise<Writing> {
  const index = await openToWrite(companyFolder(house.config.data, company))
  let changed = 0
  return {
    async bring(ids) {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const some = ids.slice(from, from + AT_ONCE)
        await bringSome(house, company, index, some)
        changed += some.length
      }
      if (changed < FOLD_AFTER || changed < (await index.count()) * FOLD_AFTER_PART) return
      await index.optimize()
      changed = 0
    },
    count: () => index.count(),
    close: () => index.close(),
  }
}

/** What is archived or gone is taken out, everything else put in the place of what stood there. */
async function bringSome(house: House, company: Uuid, index: WrittenIndex, ids: readonly Uuid[]) {
  const read = (ctx: Context) => indexedAnswers(ctx, ids)
  const found = await inCompany(house, company, FOLLOWING, read, { readOnly: true })
  const there = new Set(found.map(answer => answer.id))
  await index.put(found)
  await index.remove(ids.filter(id => !there.has(id)))
}
