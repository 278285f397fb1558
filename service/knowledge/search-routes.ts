import { route } from '#core/routes.ts'
import { searchAnswers as contract } from './contract/search.ts'
import { searchAnswers } from './queries/search.ts'

/** Finding an answer while the customer is still speaking. */
export const searchRoutes = [
  route(contract, (ctx, { query }) => searchAnswers(ctx, { ...query, audience: 'internal' })),
]
