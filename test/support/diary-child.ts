/**
 * A house of the tiny story in a process of its own, to be killed: `diary-child.ts <folder> <company>`.
 * Starts (or adopts) the embedded PostgreSQL in the folder, says where it listens, and works until it is
 * ended.
 */
import { systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { openHouse } from '#core/house.ts'
import { openApp } from '#core/http/app.ts'
import { startHints } from '#core/http/hints.ts'
import { openLog } from '#core/log.ts'
import { connectRaw } from '#core/postgres/connect.ts'
import { startEmbedded } from '#core/postgres/embedded.ts'
import { makeLogins } from '#core/postgres/logins.ts'
import { migrate } from '#core/postgres/migrate.ts'
import { startReactions } from '#core/reactions.ts'
import { DIARY_TABLES, diary } from './tiny-story.ts'
import { whoSays } from './who-says.ts'

const [folder = '', company = ''] = process.argv.slice(2)
const secret = 'a secret for one test, of no worth to anybody'
const server = await startEmbedded({ folder, log: () => {} })
const owner = connectRaw(server.ownerUrl, { max: 1, name: 'test owner' })
await makeLogins(owner, secret)
await migrate(owner)
const [there] = await owner.unsafe("select to_regclass('diary.notes') is not null as yes")
if (there?.yes !== true) {
  await owner.unsafe(`begin; ${DIARY_TABLES}
    insert into core.companies (id, name, created_at) values ('${company}', 'Company A', now()); commit`)
}
await owner.end({ timeout: 5 })

const house = openHouse({
  config: readConfig({ YINUO_DATA: folder, YINUO_RATE: '1000000' }),
  clock: systemClock,
  log: openLog('silent'),
  secret,
  ownerUrl: server.ownerUrl,
  story: [diary],
})
const hints = startHints(house)
const app = await openApp(house, whoSays, hints)
startReactions(house)
console.log(`owner ${server.ownerUrl}`)
console.log(`listening ${await app.listen({ host: '127.0.0.1', port: 0 })}`)
