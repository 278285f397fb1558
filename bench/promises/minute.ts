import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startRounds } from '#core/rounds.ts'
import { rounds } from '#service/promises/sweep.ts'
import { asOwner } from '../../test/support/cluster.ts'
import { layPromises } from '../../test/support/many-promises.ts'
import { ownMemoryMb, postmasterOf, treeMs } from '../support/cpu.ts'
import { percentile } from '../support/table.ts'
import type { OpenLedger } from './ledger.ts'

const PER_MINUTE = 1000
/** They are laid before the first is due. */
const LEAD_MS = 12_000
/** The last ones may be late. */
const AFTER_MS = 5000

type Pair = [number, number]
export type Minute = {
  expected: number
  taken: number
  twice: number
  p50: number
  p99: number
  most: number
  share: number
  /** After a third of the time, and at the end. */
  heap: Pair
  server: Pair
}

/**
 * The round as every worker runs it, while a thousand promises a minute come due: as many are warned of, as
 * many break, as many are escalated. How late a step is, is told by when the round that took it was over.
 */
export async function liveThrough(ledger: OpenLedger, seconds: number): Promise<Minute> {
  const { house, ownerUrl } = ledger
  const begins = performance.now() + LEAD_MS
  const expected = await layMinute(ledger, seconds)
  if (performance.now() > begins)
    throw new Error('this machine is too slow: they were due before they lay there')
  const ends: number[] = []
  const postmaster = await postmasterOf(house.pools.app)
  const begun = { own: process.cpuUsage(), server: treeMs(postmaster), at: performance.now() }
  const running = startRounds(
    house,
    rounds.map(round => ({
      ...round,
      do: async (of, stopping) => {
        await round.do(of, stopping)
        ends.push(of.clock.now().epochMilliseconds)
      },
    })),
  )
  const memory = (): Pair => [heapMb(), ownMemoryMb(postmaster)]
  await wait(begins - performance.now() + (seconds * 1000) / 3)
  const third = memory()
  await wait((seconds * 1000 * 2) / 3 + AFTER_MS)
  const last = memory()
  await running.stop()
  const { user, system } = process.cpuUsage(begun.own)
  const worked = (user + system) / 1000 + treeMs(postmaster) - begun.server
  const share = worked / (performance.now() - begun.at)
  const { late, twice } = await lateness(ownerUrl, ends)
  return {
    expected,
    taken: late.length,
    twice,
    p50: percentile(late, 0.5),
    p99: percentile(late, 0.99),
    most: late.at(-1) ?? 0,
    share,
    heap: [third[0], last[0]],
    server: [third[1], last[1]],
  }
}

async function layMinute({ ownerUrl, company, agent, house }: OpenLedger, seconds: number): Promise<number> {
  const promises = Math.round((PER_MINUTE / 60) * seconds)
  const begins = house.clock.now().add({ milliseconds: LEAD_MS })
  const many = { company, agent, cases: promises, promises, everyMs: 60_000 / PER_MINUTE }
  for (const next of [-30, 0, 60] as const) {
    const firstDue = begins.subtract({ minutes: next })
    await layPromises(ownerUrl, { ...many, mark: `M${next}`, next, firstDue })
  }
  return promises * 3
}

/** Of the steps of that minute, sorted: from their moment to the end of the round that took them. */
async function lateness(ownerUrl: string, ends: readonly number[]) {
  const rows = await asOwner(ownerUrl, owner =>
    owner.unsafe(
      `select extract(epoch from step.at)::float8 * 1000 as at,
        extract(epoch from step.due_at + step.minutes * interval '1 minute')::float8 * 1000 as moment
      from promises.reminders step
      join promises.promises promise on promise.company_id = step.company_id and promise.id = step.promise_id
      join cases.cases file on file.company_id = promise.company_id and file.id = promise.case_id
      where starts_with(file.number, 'M') and step.announced_in is not null`,
    ),
  )
  const late = rows.map(row => {
    const end = ends.find(one => one >= Number(row.at)) ?? Number.POSITIVE_INFINITY
    return end - Number(row.moment)
  })
  const moments = await asOwner(ownerUrl, owner =>
    owner.unsafe(
      `select count(*)::int as n from (select 1 from core.journal where event = 'promise reminded'
        group by subject_id, data ->> 'minutes', data ->> 'rung' having count(*) > 1) twice`,
    ),
  )
  return { late: late.toSorted((a, b) => a - b), twice: Number(moments[0]?.n) }
}

/** What is left when the rubbish is out. */
function heapMb(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}
