import type { House } from './house.ts'
import type { Uuid } from './ids.ts'

/**
 * Something that each worker does again and again, such as the promise sweep. Must bear several workers at
 * once.
 */
export type Round = { name: string; everySeconds: number; do(house: House): Promise<void> }

/** Starts the rounds; a round that fails is logged and comes again. Stop waits for what is under way. */
export function startRounds(house: House, rounds: readonly Round[]): { stop(): Promise<void> } {
  let stopping = false
  const underWay = new Map<string, Promise<void>>()
  const timers = rounds.map(round => {
    const go = () => {
      if (stopping || underWay.has(round.name)) return
      const run = round
        .do(house)
        .catch(fault => house.log.error({ err: fault, round: round.name }, 'a round failed'))
        .finally(() => underWay.delete(round.name))
      underWay.set(round.name, run)
    }
    go()
    return setInterval(go, round.everySeconds * 1000)
  })
  return {
    async stop() {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(underWay.values())
    },
  }
}

const COMPANIES_AT_ONCE = 50
/** A bound, not a goal: the next round goes on where this one stops. */
const MOST_VISITS = 1000

/**
 * Visits every company that has something due, some companies at a time, until nothing more is free (another
 * worker holds what is left). Rounds may run side by side and die at any moment, if each visit is one
 * transaction that locks what it takes and decides it anew.
 * @param slice whose function `due_companies(now, most)` names them; it alone looks past row level security
 * @param visit answers how much it took
 */
export async function visitDueCompanies(
  house: House,
  slice: string,
  visit: (company: Uuid) => Promise<number>,
): Promise<void> {
  for (let visits = 0; visits < MOST_VISITS; ) {
    let taken = 0
    for (const company of await dueCompanies(house, slice)) {
      taken += await visit(company)
      visits++
    }
    if (taken === 0) return
  }
}

async function dueCompanies(house: House, slice: string): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe(
    `select ${slice}.due_companies($1, $2) as company`,
    [house.clock.now().toString(), COMPANIES_AT_ONCE],
    { prepare: true },
  )
  return rows.map(row => row.company as Uuid)
}
