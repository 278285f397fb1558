import { known } from '#core/refusal.ts'
import { openRoute } from '#core/routes.ts'
import { searchAnswers as contract } from './contract/search.ts'
import { searchAnswers } from './queries/search.ts'

/** Finding an answer while the customer is still speaking. */
export const searchRoutes = [
  openRoute(contract, ({ house, known: who }, { query }) =>
    searchAnswers({ house, ...known(who) }, { ...query, audience: 'internal' }),
  ),
]
