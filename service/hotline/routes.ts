import { route } from '#core/routes.ts'
import { log } from './actions.ts'
import { conversationsOf, logConversation } from './contract.ts'
import { withCustomer } from './queries.ts'

export const routes = [
  route(logConversation, async (ctx, { body }) => ({ id: (await log(ctx, body)).id })),
  route(conversationsOf, (ctx, { query }) => withCustomer(ctx, query)),
]
