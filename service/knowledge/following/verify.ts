import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { openToWrite } from '../index/answer-index.ts'
import { Damaged } from '../index/damaged.ts'
import { standPage } from '../store/touched.ts'
import { FOLLOWING } from './build.ts'
import { companyFolder, isWhole } from './folder.ts'

/** How an index stands to the database; `behind`: answers that it has otherwise, or not at all. */
export type Verified =
  | { as: 'missing' }
  | { as: 'damaged'; why: string }
  | { as: 'whole'; answers: number; behind: Uuid[]; tooMany: Uuid[] }

const PAGE = 5000

/** Compares every answer's edition and version. What was changed in the last two seconds may be behind. */
export async function verify(house: House, company: Uuid): Promise<Verified> {
  const folder = companyFolder(house.config.data, company)
  if (!(await isWhole(folder))) return { as: 'missing' }
  try {
    return await compare(house, company, await readIndex(folder))
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault
    return { as: 'damaged', why: fault.message }
  }
}

/** Edition and version of every answer in the index. */
async function readIndex(folder: string): Promise<Map<Uuid, string>> {
  const index = await openToWrite(folder)
  try {
    const held = new Map<Uuid, string>()
    for await (const some of index.all()) {
      for (const { id, edition, version } of some) held.set(id, `${edition} ${version}`)
    }
    return held
  } finally {
    await index.close()
  }
}

async function compare(house: House, company: Uuid, held: Map<Uuid, string>): Promise<Verified> {
  const answers = held.size
  const behind: Uuid[] = []
  for (let after: Uuid | null = null; ; ) {
    const from: Uuid | null = after
    const page = (ctx: Context) => standPage(ctx, from, PAGE)
    const some: Awaited<ReturnType<typeof standPage>> = await inCompany(house, company, FOLLOWING, page, {
      readOnly: true,
    })
    for (const { id, edition, version } of some) {
      if (held.get(id) !== `${edition} ${version}`) behind.push(id)
      held.delete(id)
    }
    if (some.length < PAGE) break
    after = some.at(-1)?.id ?? null
  }
  return { as: 'whole', answers, behind, tooMany: [...held.keys()] }
}
