import { route } from '#core/routes.ts'
import * as deeds from './actions/not-found.ts'
import * as lists from './contract/lists.ts'
import * as notFound from './contract/not-found.ts'
import { contradicted, counts, modelsWithout, shelf, toReview } from './queries/lists.ts'
import { listNotFound } from './queries/not-found.ts'

/** What was searched in vain, and what waits to be seen to. */
export const listRoutes = [
  route(lists.answerShelf, (ctx, { query }) => shelf(ctx, query.reads)),
  route(lists.countToSee, ctx => counts(ctx)),
  route(lists.listToReview, (ctx, { query }) => toReview(ctx, query)),
  route(lists.listContradicted, (ctx, { query }) => contradicted(ctx, query)),
  route(lists.listModelsWithout, (ctx, { query }) => modelsWithout(ctx, query)),
  route(notFound.listNotFound, (ctx, { query }) => listNotFound(ctx, query)),
  route(notFound.noteNotFound, (ctx, { body }) => deeds.noteNotFound(ctx, body)),
  route(notFound.handOutNotFound, async (ctx, { body }) => ({
    changed: await deeds.handOutNotFound(ctx, body),
  })),
  route(notFound.settleNotFound, async (ctx, { params, body }) => ({
    id: await deeds.settleNotFound(ctx, params.id, body),
  })),
]
