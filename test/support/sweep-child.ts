/**
 * A worker that only sweeps promises, for tests that kill one: `sweep-child <database> <data folder> <now>`
 * sweeps again and again, says `sweeping` before and `swept <reminders>` after each sweep, and never ends by
 * itself.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '#core/config.ts'
import { openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { sweep } from '#service/promises/sweep.ts'
import { story } from '#service/story.ts'
import { movableClock } from './clock.ts'
import { TEST_SECRET } from './cluster.ts'

const [ownerUrl = '', data = '', now = ''] = process.argv.slice(2)
const house = openHouse({
  config: { ...readConfig({}), data, log: 'silent', pool: 2 },
  clock: movableClock(now),
  log: openLog('silent'),
  secret: TEST_SECRET,
  ownerUrl,
  story,
})
for (;;) {
  console.log('sweeping')
  console.log(`swept ${await sweep(house)}`)
  await wait(5)
}
