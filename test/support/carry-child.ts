/**
 * A worker that only sends notices, for tests that kill one:
 * `carry-child <database> <data folder> <now> <began>` sends again and again and never ends by itself. Its
 * clock stood at `now` at the real moment `began` (milliseconds) and runs twenty times as fast.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '#core/config.ts'
import { openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { noticeEvents } from '#service/hotline/contract/notices.ts'
import { carry } from '#service/hotline/notices/carry.ts'
import { TEST_SECRET } from './cluster.ts'

const SPEED = 20
const [ownerUrl = '', data = '', now = '', began = ''] = process.argv.slice(2)
const start = Temporal.Instant.from(now)
const clock = { now: () => start.add({ milliseconds: (Date.now() - Number(began)) * SPEED }) }
const house = openHouse({
  config: { ...readConfig({}), data, log: 'silent', pool: 4, innerHosts: ['127.0.0.1'] },
  clock,
  log: openLog('silent'),
  secret: TEST_SECRET,
  ownerUrl,
  // To read the whole story takes longer than to send what the test waits for; nobody reacts to a notice.
  story: [{ name: 'hotline', events: noticeEvents }],
})
for (;;) {
  await carry(house)
  await wait(20)
}
