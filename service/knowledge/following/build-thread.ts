/** Builds one index in a thread of its own: cutting 750,000 answers takes a processor for a minute. */
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import { closeHouse, openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { buildHere, type Errand } from './build.ts'

const { config, secret, ownerUrl, company } = workerData as Errand
const house = openHouse({
  config: { ...config, pool: 2 },
  secret,
  ownerUrl,
  clock: systemClock,
  log: openLog(config.log),
  story: [],
})
try {
  await buildHere(house, company, done => parentPort?.postMessage(done))
} finally {
  await closeHouse(house)
}
