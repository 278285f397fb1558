import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Tables } from '#db/tables.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Uuid } from './ids.ts'
import { type Jobs, openJobs } from './jobs.ts'
import type { NumberBlock } from './numbers.ts'
import { type Connections, connect, loginUrl } from './postgres/connect.ts'
import { kyselyOn } from './postgres/dialect.ts'
import type { Reaction } from './reactions.ts'
import type { Slice } from './slice.ts'

/** Everything that one process holds open. Made at boot (or by a test), passed along, closed once. */
export type House = {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly secret: string
  readonly ownerUrl: string
  readonly story: readonly Slice[]
  readonly events: ReadonlySet<string>
  readonly reactionsTo: ReadonlyMap<string, readonly Reaction[]>
  readonly pools: { readonly app: Connections; readonly side: Connections; readonly auth: Connections }
  /** Schema `auth` as its own login: sign-in and memberships, never business rows. */
  readonly auth: Kysely<Tables>
  /** Outward deliveries and what happens by the clock. */
  readonly jobs: Jobs
  /** Called after each commit of a deed: wakes reactions and hints without a poll. */
  readonly onCommit: Set<(company: Uuid) => void>
  readonly timeZones: Map<Uuid, string>
  readonly numberBlocks: Map<string, Promise<NumberBlock>>
}

export type Opening = {
  config: Config
  clock: Clock
  log: Logger
  secret: string
  ownerUrl: string
  story: readonly Slice[]
}

/** Opens the pools and lines up the story; nothing is asked of the database yet. */
export function openHouse(opening: Opening): House {
  const { config, ownerUrl, secret, story } = opening
  const appUrl = loginUrl(ownerUrl, secret, 'app')
  const auth = connect(loginUrl(ownerUrl, secret, 'auth'), {
    max: Math.max(2, config.pool >> 2),
    name: 'auth',
  })
  return {
    ...opening,
    events: registered(story),
    reactionsTo: byEvent(story),
    pools: {
      app: connect(appUrl, { max: config.pool, name: 'app' }),
      // Short transactions beside a deed (numbers, claims) must not wait for the connections that wait for
      // them.
      side: connect(appUrl, { max: 4, name: 'side' }),
      auth,
    },
    auth: kyselyOn<Tables>(auth),
    jobs: openJobs(loginUrl(ownerUrl, secret, 'jobs'), err => opening.log.error({ err }, 'jobs')),
    onCommit: new Set(),
    timeZones: new Map(),
    numberBlocks: new Map(),
  }
}

/** Waits for running statements (5 s at most), then closes the connections. */
export async function closeHouse(house: House): Promise<void> {
  await house.jobs.stop()
  await Promise.all(Object.values(house.pools).map(pool => pool.end(5)))
}

function registered(story: readonly Slice[]): ReadonlySet<string> {
  const events = new Set<string>()
  for (const slice of story) {
    for (const event of slice.events ?? []) {
      if (events.has(event)) throw new Error(`Two slices announce '${event}'`)
      events.add(event)
    }
  }
  return events
}

function byEvent(story: readonly Slice[]): ReadonlyMap<string, readonly Reaction[]> {
  const reactions = new Map<string, Reaction[]>()
  const known = registered(story)
  const names = new Set<string>()
  for (const reaction of story.flatMap(slice => slice.reactions ?? [])) {
    if (!known.has(reaction.on))
      throw new Error(`'${reaction.name}' waits for '${reaction.on}', which nobody announces`)
    if (names.has(reaction.name)) throw new Error(`Two reactions are called '${reaction.name}'`)
    names.add(reaction.name)
    reactions.set(reaction.on, [...(reactions.get(reaction.on) ?? []), reaction])
  }
  return reactions
}
