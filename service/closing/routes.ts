import { route } from '#core/routes.ts'
import { owedByReopening } from '#service/promises/reopening.ts'
import { closeCase, reopenCase } from './actions.ts'
import * as asked from './contract.ts'
import { whatIsMissing } from './queries.ts'

export const routes = [
  route(asked.whatIsMissing, (ctx, { params, query }) => whatIsMissing(ctx, params.id, query.outcome)),
  route(asked.closeCase, async (ctx, { params, body }) => ({ id: await closeCase(ctx, params.id, body) })),
  route(asked.reopeningOwes, (ctx, { params }) => owedByReopening(ctx, params.id)),
  route(asked.reopenCase, async (ctx, { params, body }) => {
    const owed = await reopenCase(ctx, params.id, body.why)
    return { id: params.id, promises: owed.map(promise => promise.id) }
  }),
]
