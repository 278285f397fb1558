import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Failure } from '#core/web/failure.ts'
import { doubtSession } from '#service/people/ui/session.tsx'

const signedOut = (error: Error) => {
  if (!(error instanceof Failure)) return
  if (error.kind === 'signed out' || error.code === 'the password must be changed first') doubtSession(client)
}

/**
 * All answers that desk remembers. Hints (core/web/hints.ts) say what to ask anew, so an answer may rest
 * for a while; coming back to the tab or to the network asks anew. A 401 anywhere leads to the sign-in
 * page.
 */
export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: { staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
