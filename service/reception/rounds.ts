import { inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { Round } from '#core/rounds.ts'
import { bounceDue } from './handovers.ts'

const COMPANIES_AT_ONCE = 50
const OFFERS_AT_ONCE = 50
/** A bound, not a goal: the next round goes on where this one stops. */
const MOST_TRANSACTIONS = 1000

/**
 * Lets every offer come back whose time is over, in every company. Rounds may run side by side and die at any
 * moment: each offer is locked, decided anew and written in one transaction. @returns how many came back
 */
export async function bounceHandovers(house: House): Promise<number> {
  let bounced = 0
  for (let transactions = 0; transactions < MOST_TRANSACTIONS; ) {
    const before = bounced
    for (const company of await dueCompanies(house)) {
      bounced += await inCompany(house, company, system('hand-overs'), ctx => bounceDue(ctx, OFFERS_AT_ONCE))
      transactions++
    }
    if (bounced === before) break
  }
  return bounced
}

async function dueCompanies(house: House): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe(
    'select reception.due_companies($1, $2) as company',
    [house.clock.now().toString(), COMPANIES_AT_ONCE],
    { prepare: true },
  )
  return rows.map(row => row.company as Uuid)
}

/** Nobody waits for it to the second: what an offer is, is computed; the round writes it down. */
export const rounds: readonly Round[] = [
  {
    name: 'hand-overs come back',
    everySeconds: 30,
    do: async house => void (await bounceHandovers(house)),
  },
]
