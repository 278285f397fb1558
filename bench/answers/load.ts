import { inCompany, system } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { House } from '#core/house.ts'
import { insertAnswers } from '#service/knowledge/actions/add-answers.ts'
import { Card, Content } from '#service/knowledge/contract/shapes.ts'
import type { IndexedAnswer } from '#service/knowledge/index/shapes.ts'
import type { Say } from '../town/copy.ts'
import { catalogue, madeAnswers, type Sizes } from './made.ts'

const AT_A_TIME = 500
const LOADER = system('bench')

/** Fills an empty company with lines, models and answers, by the statements that lists come in by. */
export async function load(house: House, company: string, sizes: Sizes, say: Say): Promise<void> {
  const { lines, models } = catalogue(sizes)
  await inCompany(house, company, LOADER, async ({ tx }) => {
    const common = { company_id: company }
    await tx
      .insertInto('archive.product_lines')
      .values(
        lines.map(({ id, zh }, n) => ({ ...common, id, name: `${zh}${n}`, name_key: fold(`${zh}${n}`) })),
      )
      .execute()
    for (let from = 0; from < models.length; from += AT_A_TIME) {
      const some = models.slice(from, from + AT_A_TIME).map(({ id, name, line }) => ({
        ...common,
        id,
        name: `${name}/${id.slice(-4)}`,
        name_key: fold(`${name}/${id.slice(-4)}`),
        product_line_id: line.id,
      }))
      await tx.insertInto('archive.models').values(some).execute()
    }
  })
  let n = 0
  for await (const some of madeAnswers(sizes)) {
    await inCompany(house, company, LOADER, ctx => insertAnswers(ctx, some.map(asNew)))
    n += some.length
    if (n % 100_000 === 0) say(`${n} answers`)
  }
}

function asNew({ id, title, phrasings, body, lines, models, ...card }: IndexedAnswer) {
  return {
    id,
    card: Card.parse({ ...card, owner: null, reviewOn: null }),
    content: Content.parse({ title, phrasings, body, places: { lines, models, faults: [] } }),
  }
}
