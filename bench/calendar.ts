/**
 * Does the working calendar count right, and how fast? 100,000 questions of chance, answered by the calendar
 * and by a table of every minute (test/support/minutes.ts), in Shanghai, Berlin, New York and Lord Howe, half
 * of them around the days on which clocks are moved.
 *   npm run bench -- calendar [--scale 0.1] [--seed 7]
 * Holds when not one answer differs and a due time costs less than half a millisecond of CPU.
 */
import { parseArgs } from 'node:util'
import { addWorkingMinutes, type Calendar } from '#service/people/rules/calendar.ts'
import { askBoth, ZONES } from '../test/support/calendar-cases.ts'
import { conclude, table } from './support/table.ts'

const { values: given } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, seed: { type: 'string', default: '20261122' } },
})
const seed = Number(given.seed)
const cases = Math.round(100_000 * Number(given.scale))
const MOST_MICROSECONDS = 500

const asked = askBoth(seed, cases)
for (const wrong of asked.wrong.slice(0, 20)) console.log(`  ${wrong}`)
console.log(`\n  Seed ${seed}: ${cases.toLocaleString('en-US')} questions to the calendar and to the table\n`)
console.log(table(['question', 'asked'], Object.entries(asked.perQuestion)))

const costs = Object.fromEntries(ZONES.map(zone => [zone, microseconds(zone)]))
console.log(`\n${table(['480 working minutes on, in', 'µs CPU'], Object.entries(costs))}`)

const slowest = Math.max(...Object.values(costs))
conclude({
  bench: 'calendar',
  figures: {
    cases: asked.cases,
    wrong: asked.wrong.length,
    beyond: asked.beyond,
    slowestMicroseconds: slowest,
  },
  floor: { mostMicroseconds: MOST_MICROSECONDS },
  ratios: {},
  holds: asked.wrong.length === 0 && slowest < MOST_MICROSECONDS,
})

/** CPU of one due time a working day ahead, around the day on which the clocks are moved in spring. */
function microseconds(timeZone: string): number {
  const day = [
    { opens: 510, closes: 720 },
    { opens: 810, closes: 1050 },
  ]
  const calendar: Calendar = {
    timeZone,
    alwaysOpen: false,
    official: 'CN',
    hours: [day, day, day, day, day, [], []],
    days: new Map(),
  }
  const first = Temporal.Instant.from('2026-03-01T00:00Z')
  const times = 5000
  for (let n = 0; n < 200; n++) addWorkingMinutes(calendar, first.add({ minutes: n * 13 }), 480)
  const before = process.cpuUsage()
  for (let n = 0; n < times; n++) addWorkingMinutes(calendar, first.add({ minutes: n * 13 }), 480)
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / times)
}
