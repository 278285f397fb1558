/**
 * How many deeds a second does one process do, sixteen at a time, each an idempotent command that writes its
 * rows, the journal and what its reactions wait for? Beside the floor: commits of one row, same driver, same
 * 16 connections, in turns within the same run, on an embedded PostgreSQL that waits for the disk (fsync).
 *   npm run bench -- deed [--scale 0.1]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { closeHouse, type House, openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { connectRaw } from '#core/postgres/connect.ts'
import { startEmbedded } from '#core/postgres/embedded.ts'
import { makeLogins } from '#core/postgres/logins.ts'
import { migrate } from '#core/postgres/migrate.ts'
import { reactAll } from '#core/reactions.ts'
import { story } from '#service/story.ts'
import { DIARY_TABLES, diary } from '../test/support/tiny-story.ts'
import { openWiretap } from '../test/support/wiretap.ts'
import { type Deed, deeds, type Ground, ground } from './support/deeds.ts'
import { conclude, percentile, table } from './support/table.ts'

const { values: given } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
const PER_TURN = Math.max(100, Math.round(2000 * Number(given.scale)))
const TURNS = 5
const AT_ONCE = 16
const LEAST_RATIO = 0.1
const SECRET = 'a secret for this bench, of no worth to anybody'

const folder = await mkdtemp(join(tmpdir(), 'yinuo-bench-'))
const server = await startEmbedded({ folder, log: () => {} })
try {
  await bringUp(server.ownerUrl)
  const house = open(server.ownerUrl)
  try {
    await measure(house)
  } finally {
    await closeHouse(house)
  }
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function bringUp(ownerUrl: string): Promise<void> {
  const owner = connectRaw(ownerUrl, { max: 1, name: 'bench' })
  await makeLogins(owner, SECRET)
  await migrate(owner)
  await owner.unsafe(DIARY_TABLES)
  await owner.unsafe(
    'create table public.floor (id uuid primary key default gen_random_uuid(), words text not null)',
  )
  await owner.unsafe('grant usage on schema public to yinuo_app; grant insert on public.floor to yinuo_app')
  await owner.end({ timeout: 5 })
}

function open(ownerUrl: string): House {
  return openHouse({
    config: readConfig({ YINUO_DATA: folder, YINUO_POOL: String(AT_ONCE) }),
    clock: systemClock,
    log: openLog('warn'),
    secret: SECRET,
    ownerUrl,
    story: [...story, diary],
  })
}

type Measured = { perSecond: number; p50: number; p99: number }

async function measure(house: House): Promise<void> {
  const floor: Deed = {
    name: 'the floor: one row, one commit',
    do: async () => {
      await house.pools.app.unsafe('insert into public.floor (words) values ($1)', ['one row'], {
        prepare: true,
      })
    },
  }
  const standing = await ground(house)
  const asked = [floor, ...deeds(house, standing)]
  const times = new Map(asked.map(deed => [deed, { seconds: 0, ms: [] as number[] }]))
  for (const deed of asked) await turn(deed, 300)
  for (let n = 0; n < TURNS; n++) {
    for (const deed of asked) {
      const { seconds, ms } = await turn(deed, PER_TURN)
      const sum = times.get(deed)
      if (sum === undefined) continue
      sum.seconds += seconds
      sum.ms.push(...ms)
    }
  }
  const results = asked.map(deed => ({ deed, ...figure(times.get(deed)) }))
  const reactions = await timeReactions(house)
  const statements = await Promise.all(results.map(({ deed }) => statementsOf(house, standing, deed.name)))
  tell(results, statements, reactions)
}

/** `count` deeds, sixteen at a time; how long all took, and each. */
async function turn(deed: Deed, count: number): Promise<{ seconds: number; ms: number[] }> {
  const ms: number[] = []
  let left = count
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const at = performance.now()
        await deed.do()
        ms.push(performance.now() - at)
      }
    }),
  )
  return { seconds: (performance.now() - begun) / 1000, ms }
}

function figure(sum: { seconds: number; ms: number[] } | undefined): Measured {
  const sorted = (sum?.ms ?? []).toSorted((a, b) => a - b)
  return {
    perSecond: Math.round(sorted.length / (sum?.seconds ?? 1)),
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  }
}

/** The reactions that the deeds left behind, by one worker: each its own transaction. */
async function timeReactions(house: House): Promise<number> {
  const begun = performance.now()
  const done = await reactAll(house, PER_TURN * 2)
  return Math.round(done / ((performance.now() - begun) / 1000))
}

/** What one warm deed says to PostgreSQL, listened to on the wire by a house of its own. */
async function statementsOf(house: House, standing: Ground, name: string): Promise<string[]> {
  if (name.startsWith('the floor')) return ['insert into public.floor']
  const tap = await openWiretap(house.ownerUrl)
  const listening = open(tap.url)
  try {
    const deed = deeds(listening, standing).find(one => one.name === name)
    for (let n = 0; n < 3; n++) await deed?.do()
    const from = tap.said.length
    await deed?.do()
    const texts = new Map(tap.said.filter(one => one.how === 'parse').map(one => [one.name, one.text]))
    return tap.said
      .slice(from)
      .filter(one => one.how !== 'parse')
      .map(one =>
        (one.how === 'simple' ? one.text : (texts.get(one.name) ?? ''))
          .trim()
          .replace(/\s+/g, ' ')
          .slice(0, 70),
      )
  } finally {
    await closeHouse(listening)
    await tap.close()
  }
}

type Result = Measured & { deed: Deed }

function tell(results: readonly Result[], statements: readonly string[][], reactions: number): void {
  const [floor, note, call] = results
  if (!floor || !note || !call) throw new Error('something was not measured')
  console.log(`\n  ${PER_TURN * TURNS} of each, ${AT_ONCE} at a time, in ${TURNS} turns\n`)
  const share = (one: Measured) => (one.perSecond / floor.perSecond).toFixed(2)
  console.log(
    table(
      ['', 'per second', 'of the floor', 'p50 ms', 'p99 ms', 'statements'],
      results.map((one, n) => [
        one.deed.name,
        one.perSecond,
        share(one),
        one.p50,
        one.p99,
        statements[n]?.length ?? 0,
      ]),
    ),
  )
  console.log(`\n  Reactions done by one worker: ${reactions} a second.`)
  for (const [n, { deed }] of results.entries()) {
    if (n > 0)
      console.log(`\n  ${deed.name}:\n${(statements[n] ?? []).map(text => `    ${text}`).join('\n')}`)
  }
  const ratio = note.perSecond / floor.perSecond
  conclude({
    bench: 'deed',
    figures: {
      notesPerSecond: note.perSecond,
      noteP99Ms: round(note.p99),
      callsPerSecond: call.perSecond,
      callP99Ms: round(call.p99),
      reactionsPerSecond: reactions,
      statementsPerNote: statements[1]?.length ?? 0,
      statementsPerCall: statements[2]?.length ?? 0,
    },
    floor: { commitsPerSecond: floor.perSecond, commitP99Ms: round(floor.p99) },
    ratios: { note: round(ratio), call: round(call.perSecond / floor.perSecond) },
    holds: ratio >= LEAST_RATIO,
  })
}

function round(n: number): number {
  return Math.round(n * 1000) / 1000
}
