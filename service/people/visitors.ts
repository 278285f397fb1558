import type { Answer } from '#core/endpoint.ts'
import type { Open } from '#core/routes.ts'
import type { readSession } from './contract/session.ts'
import { DEMO_PASSWORD, isLoopback } from './demo.ts'
import { sessionOf, whoIs } from './sessions.ts'
import { demoAccounts, isEmpty } from './store/sign-in.ts'

/** Who is signed in; for a visitor, what he can do. The demo password is told only where it works. */
export async function visitorsView({ house, request }: Open): Promise<Answer<typeof readSession>> {
  const who = await whoIs(house, request)
  if (who) return { session: await sessionOf(house, who), setUpNeeded: false, demo: null }
  if (await isEmpty(house)) return { session: null, setUpNeeded: true, demo: null }
  const open = isLoopback(request) && house.config.demoPassword === undefined
  const accounts = open ? await demoAccounts(house.auth, house.clock.now()) : []
  return {
    session: null,
    setUpNeeded: false,
    demo: accounts.length > 0 ? { password: DEMO_PASSWORD, accounts } : null,
  }
}
