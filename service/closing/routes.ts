import { route } from '#core/routes.ts'
import { lineOf } from '#service/cases/queries.ts'
import { closeCase, factsOf, reopenCase } from './actions.ts'
import * as asked from './contract.ts'
import { missing } from './rules.ts'

export const routes = [
  route(asked.whatIsMissing, async (ctx, { params }) => {
    const { open, reason } = await lineOf(ctx, params.id)
    return { open, missing: open ? missing(await factsOf(ctx, params.id, reason), 'solved') : [] }
  }),
  route(asked.closeCase, async (ctx, { params, body }) => ({ id: await closeCase(ctx, params.id, body) })),
  route(asked.reopenCase, async (ctx, { params, body }) => {
    const owed = await reopenCase(ctx, params.id, body.why)
    return { id: params.id, promises: owed.map(promise => promise.id) }
  }),
]
