/**
 * A million open promises, a thousand coming due a minute: does each step of their ladders fire within two
 * seconds, does the sweep cost the same whether ten thousand are open or a million, does memory stay flat?
 * Two databases on one embedded PostgreSQL that waits for the disk, swept in turns; beside them the floor:
 * commits of one row. Then a minute of real life in the big one.
 *   npm run bench -- promises [--scale 0.02] [--seconds 60]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#core/postgres/embedded.ts'
import { alsoIn, bringUp, type Ledger, layLedger, openLedger } from './promises/ledger.ts'
import { liveThrough, type Minute } from './promises/minute.ts'
import { inTurns } from './promises/turns.ts'
import { conclude, table } from './support/table.ts'

const { values: given } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, seconds: { type: 'string', default: '60' } },
})
const MANY = Math.round(1_000_000 * Number(given.scale))
const FEW = Math.round(MANY / 100)
const SECONDS = Number(given.seconds)
const MOST_MS = 2000
const MOST_GROWTH = 1.5
/** After a third of the time everything is warm; what a leak adds in the rest is more than this. */
const MOST_SWELLING = 1.2

const begun = performance.now()
const say = (sentence: string) =>
  console.log(`  ${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${sentence}`)

const folder = await mkdtemp(join(tmpdir(), 'yinuo-bench-'))
const server = await startEmbedded({ folder, log: () => {} })
try {
  const big = await bringUp(server.ownerUrl, folder)
  const few = await alsoIn(server.ownerUrl, big, 'few')
  await layLedger(few, FEW)
  say(`${FEW} promises are open in one database`)
  await layLedger(big, MANY)
  say(`${MANY} in the other`)
  await measure(few, big)
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(few: Ledger, big: Ledger): Promise<void> {
  const houses = { few: openLedger(few), big: openLedger(big) }
  const { cost, floor, idle } = await inTurns({ ...few, ...houses.few }, { ...big, ...houses.big })
  say('swept in turns')
  await houses.few.close()
  const minute = await liveThrough({ ...big, ...houses.big }, SECONDS)
  say(`${SECONDS} s of life`)
  await houses.big.close()
  tell({ cost, floor, idle, minute })
}

type Measured = Awaited<ReturnType<typeof inTurns>> & { minute: Minute }

function tell({ cost, floor, idle, minute }: Measured): void {
  const growth = cost.big / cost.few
  console.log(
    `\n${table(
      ['processor ms of Node and PostgreSQL', `${FEW} open`, `${MANY} open`, 'ratio'],
      [
        ['a step of a ladder', cost.few, cost.big, growth],
        ['a look at nothing', idle.few, idle.big, idle.big / idle.few],
        ['the floor: a row, a commit', floor.few, floor.big, floor.big / floor.few],
      ],
    )}`,
  )
  console.log(
    `\n${table(
      ['a minute of life', ''],
      [
        ['steps expected', minute.expected],
        ['steps taken', minute.taken],
        ['late, p50 ms', minute.p50],
        ['late, p99 ms', minute.p99],
        ['late, most ms', minute.most],
        ['processor, share of one', minute.share],
        [
          'Node heap, MB: after a third, at the end',
          `${minute.heap[0].toFixed(1)} ${minute.heap[1].toFixed(1)}`,
        ],
        ['PostgreSQL own memory, MB', `${minute.server[0].toFixed(1)} ${minute.server[1].toFixed(1)}`],
      ],
    )}`,
  )
  sum({ cost, floor, idle, minute }, growth)
}

function sum({ cost, floor, idle, minute }: Measured, growth: number): void {
  const swelling = Math.max(minute.heap[1] / minute.heap[0], minute.server[1] / minute.server[0])
  const round = (n: number) => Math.round(n * 1000) / 1000
  conclude({
    bench: 'promises',
    figures: {
      open: MANY,
      steps: minute.taken,
      p50Ms: round(minute.p50),
      p99Ms: round(minute.p99),
      mostMs: round(minute.most),
      stepMs: round(cost.big),
      lookAtNothingMs: round(idle.big),
      heapMb: round(minute.heap[1]),
      seconds: Math.round((performance.now() - begun) / 1000),
    },
    floor: { commitMs: round(floor.big) },
    ratios: { growth: round(growth), swelling: round(swelling), stepToFloor: round(cost.big / floor.big) },
    holds:
      minute.p99 <= MOST_MS &&
      growth <= MOST_GROWTH &&
      swelling <= MOST_SWELLING &&
      minute.taken === minute.expected &&
      minute.twice === 0,
  })
}
