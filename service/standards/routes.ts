import { route } from '#core/routes.ts'
import { publishBook, setStandard } from './actions.ts'
import * as asked from './contract.ts'
import { editionChanges } from './editions.ts'
import { dayOf, owedBy, theBook } from './queries.ts'
import { editions } from './store.ts'

export const routes = [
  route(asked.theBook, async (ctx, { query }) => theBook(ctx, query.on ?? (await dayOf(ctx, ctx.now)))),
  route(asked.setStandard, async (ctx, { body }) => ({ id: await setStandard(ctx, body) })),
  route(asked.whatWouldBeOwed, async (ctx, { query }) => {
    const owed = await owedBy(ctx, query.event, query, ctx.now)
    return owed.map(({ line, dueAt }) => ({ owes: line.owes, owner: line.owner, dueAt }))
  }),
  route(asked.listEditions, async ctx => ({ items: await editions(ctx) })),
  route(asked.editionChanges, (ctx, { params }) => editionChanges(ctx, params.number)),
  route(asked.publishBook, async (ctx, { body }) => ({ number: await publishBook(ctx, body) })),
]
