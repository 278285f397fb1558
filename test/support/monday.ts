import type { Client } from './client.ts'
import { type SomeCustomer, someCustomer } from './customers.ts'
import { openWorld, type World } from './world.ts'

/** Where scenarios begin: 林晓燕 at the phone, 韩志远 behind her, and somebody who has a machine of ours. */
export type Monday = { world: World; lin: Client; han: Client; customer: SomeCustomer }

/** Monday, 23 November 2026, nine in the morning in Shanghai. */
export async function mondayAtNine(): Promise<Monday> {
  const world = await openWorld()
  world.clock.set('2026-11-23T01:00:00Z')
  const lin = await world.as('lin')
  return { world, lin, han: await world.as('han'), customer: await someCustomer(lin) }
}
