import { setTimeout as wait } from 'node:timers/promises'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'

/**
 * Something that each worker does again and again, such as the promise sweep. Must bear several workers at
 * once. Where it may go on for long it begins nothing new once `stopping` says so.
 */
export type Round = {
  name: string
  everySeconds: number
  do(house: House, stopping: AbortSignal): Promise<void>
}

/** Starts the rounds; a round that fails is logged and comes again. Stop waits for what is under way. */
export function startRounds(house: House, rounds: readonly Round[]): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const underWay = new Map<string, Promise<void>>()
  const timers = rounds.map(round => {
    const go = () => {
      if (stopping.signal.aborted || underWay.has(round.name)) return
      const run = round
        .do(house, stopping.signal)
        .catch(fault => house.log.error({ err: fault, round: round.name }, 'a round failed'))
        .finally(() => underWay.delete(round.name))
      underWay.set(round.name, run)
    }
    go()
    return setInterval(go, round.everySeconds * 1000)
  })
  return {
    async stop() {
      stopping.abort()
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
 * @param named the function `(now, most)` of a slice that names them; it alone looks past row level security
 * @param visit answers how much it took
 */
export async function visitDueCompanies(
  house: House,
  named: string,
  visit: (company: Uuid) => Promise<number>,
): Promise<void> {
  for (let visits = 0; visits < MOST_VISITS; ) {
    let taken = 0
    for (const company of await dueCompanies(house, named)) {
      taken += await visit(company)
      visits++
    }
    if (taken === 0) return
  }
}

async function dueCompanies(house: House, named: string): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe(
    `select ${named}($1, $2) as company`,
    [house.clock.now().toString(), COMPANIES_AT_ONCE],
    { prepare: true },
  )
  return rows.map(row => row.company as Uuid)
}

/** Each may wait for somebody outside; a bound for their connections, not for the database. */
const COMPANIES_SIDE_BY_SIDE = 16
const SECOND_MS = 1000

/**
 * Visits every company that has something due, each in a turn of its own: where one waits for somebody
 * outside (a mail server that hangs), the others are visited meanwhile, also when something becomes due for
 * them later. Ends when nothing is under way and nothing is free. A visit that fails is logged and keeps
 * nobody else from theirs.
 * @param slice whose function `due_companies(now, most, besides)` names them
 * @param visit answers how much it took
 */
export async function visitSideBySide(
  house: House,
  slice: string,
  visit: (company: Uuid) => Promise<number>,
  stopping?: AbortSignal,
): Promise<void> {
  const underWay = new Map<Uuid, Promise<void>>()
  /** Nothing was free there, or it failed: not visited again within the second. */
  const resting = new Set<Uuid>()
  let second = performance.now()
  const turn = async (company: Uuid) => {
    const taken = await visit(company).catch(fault => {
      house.log.error({ err: fault, company, slice }, 'a visit failed')
      return 0
    })
    if (taken === 0) resting.add(company)
    underWay.delete(company)
  }
  const begin = async () => {
    if (performance.now() - second >= SECOND_MS) {
      resting.clear()
      second = performance.now()
    }
    const free = COMPANIES_SIDE_BY_SIDE - underWay.size
    if (free === 0 || stopping?.aborted) return 0
    const due = await dueBesides(house, slice, free, [...underWay.keys(), ...resting])
    for (const company of due) underWay.set(company, turn(company))
    return due.length
  }
  try {
    for (;;) {
      if ((await begin()) > 0) continue
      if (underWay.size === 0) return
      await oneEndsOrASecond(underWay.values())
    }
  } finally {
    await Promise.all(underWay.values())
  }
}

async function oneEndsOrASecond(ends: Iterable<Promise<void>>): Promise<void> {
  const over = new AbortController()
  const second = wait(SECOND_MS, undefined, { signal: over.signal }).catch(() => {})
  await Promise.race([second, ...ends])
  over.abort()
}

async function dueBesides(house: House, slice: string, most: number, besides: Uuid[]): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe(
    `select ${slice}.due_companies($1, $2, $3) as company`,
    [house.clock.now().toString(), most, besides],
    { prepare: true },
  )
  return rows.map(row => row.company as Uuid)
}
