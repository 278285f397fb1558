/**
 * A worker that goes its rounds through promises and notices, for tests that kill one:
 * `worker-child <database> <data folder> <speed>`. Its clock is told by a message, `{ at, began }`: it stood
 * at `at` at the real moment `began` (milliseconds) and runs `speed` times as fast. Never ends by itself.
 */
import { readConfig } from '#core/config.ts'
import { openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { startRounds } from '#core/rounds.ts'
import { noticeEvents } from '#service/hotline/contract/notices.ts'
import { rounds as noticeRounds } from '#service/hotline/notices/carry.ts'
import { events as promiseEvents } from '#service/promises/contract.ts'
import { rounds as promiseRounds } from '#service/promises/sweep.ts'
import { TEST_SECRET } from './cluster.ts'

export type Told = { at: string; began: number }

const [ownerUrl = '', data = '', speed = ''] = process.argv.slice(2)

function clockOf({ at, began }: Told) {
  const start = Temporal.Instant.from(at)
  const gone = () => Math.floor((Date.now() - began) * Number(speed) * 1000)
  return () => start.add({ microseconds: gone() })
}

process.once('message', (told: Told) => {
  let now = clockOf(told)
  process.on('message', (again: Told) => {
    now = clockOf(again)
  })
  const house = openHouse({
    config: { ...readConfig({}), data, log: 'silent', pool: 4, innerHosts: ['127.0.0.1'] },
    clock: { now: () => now() },
    log: openLog('silent'),
    secret: TEST_SECRET,
    ownerUrl,
    // To read the whole story takes as long as a third of the test; nobody reacts to what these rounds say.
    story: [
      { name: 'hotline', events: noticeEvents },
      { name: 'promises', events: promiseEvents },
    ],
  })
  startRounds(house, [...promiseRounds, ...noticeRounds])
})
