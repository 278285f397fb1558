import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import { closeHouse, openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { startEmbedded } from '#core/postgres/embedded.ts'
import { makeLogins } from '#core/postgres/logins.ts'
import { migrate } from '#core/postgres/migrate.ts'
import { setWebhook } from '#service/hotline/actions/notice-settings.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { story } from '#service/story.ts'
import { movableClock } from './support/clock.ts'
import { TEST_SECRET } from './support/cluster.ts'
import { killServer, temporaryFolder, tidyEmbedded } from './support/embedded.ts'
import { layPromises } from './support/many-promises.ts'
import { dice } from './support/nasty.ts'
import { until } from './support/until.ts'
import type { Told } from './support/worker-child.ts'

/**
 * kill -9 of two workers and of PostgreSQL, at moments that dice choose, while 2,000 promises come due: each
 * is warned of, breaks and is escalated, and at last the group is told over a webhook. fsync is on. The clock
 * runs thirty times as fast as the one on the wall, and leaps from one stage to the next when everything of
 * the stage is done; how late a step is, is told in seconds of the wall.
 */
const PROMISES = 2000
const STAGES = [-30, 0, 60] as const
const STEPS = PROMISES * STAGES.length
const SPEED = 30
/** Of the fast clock: they come due within two seconds of the wall. */
const EVERY_MS = 30
/** By stage; the last is also told. */
const VICTIMS = [['worker'], ['postgres'], ['worker', 'postgres', 'worker']] as const
const KILLS = VICTIMS.flat().length
const MOST_LATE_SECONDS = 60
const PATIENCE_MS = 90_000
/** At most so many notices are on their way from each worker; what was taken and not written comes again. */
const UNDER_WAY = 2 * 8
const FIRST_DUE = Temporal.Instant.from('2026-11-23T03:00:00Z')

const endings: (() => Promise<unknown>)[] = []
tidyEmbedded(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** Takes what is posted to it and remembers each id, how often it came. */
async function openReceiver() {
  const came = new Map<string, number>()
  const server = createServer((request, answer) => {
    const id = String(request.headers['idempotency-key'])
    request.resume().on('end', () => {
      came.set(id, (came.get(id) ?? 0) + 1)
      answer.end('{}')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  endings.push(() => new Promise(resolve => server.close(resolve)))
  return { came, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

/** A company whose ledger is full. @returns sets the webhook of its group */
async function found(ownerUrl: string, data: string) {
  const owner = connectRaw(ownerUrl, { max: 1, name: 'test owner' })
  await makeLogins(owner, TEST_SECRET)
  await migrate(owner)
  await owner.end({ timeout: 5 })
  const config = { ...readConfig({}), data, log: 'silent' as const }
  const clock = movableClock(FIRST_DUE.subtract({ hours: 2 }).toString())
  const house = openHouse({ config, clock, log: openLog('silent'), secret: TEST_SECRET, ownerUrl, story })
  const admin = { name: '周文静', username: 'admin', passwordHash: 'nobody signs in here' }
  const founded = await createCompany(house, { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin })
  if (!founded) throw new Error('the company was not founded')
  const { company, staff } = founded
  const agent = await inCompany(house, company, system('test'), async ctx => {
    await addStaff(ctx, { name: '韩志远', username: 'han', roles: ['manager'] })
    return addStaff(ctx, { name: '林晓燕', username: 'lin', roles: ['agent'] })
  })
  const actor = { staff, user: null, name: admin.name, roles: ['admin'] }
  endings.push(() => closeHouse(house))
  const many = { company, agent, mark: 'K', cases: PROMISES / 4, promises: PROMISES, next: -30 } as const
  await layPromises(ownerUrl, { ...many, firstDue: FIRST_DUE, everyMs: EVERY_MS })
  return (url: string) => {
    const hook = { shape: 'signed', url, secret: 'known to both', language: 'zh-Hans', version: 0 } as const
    return inCompany(house, company, actor, ctx => setWebhook(ctx, 'staff', hook))
  }
}

/** Two workers and the clock that they are told. */
function openWorkers(ownerUrl: string, data: string) {
  let told: Told = { at: '', began: 0 }
  const start = () => {
    const script = join(import.meta.dirname, 'support/worker-child.ts')
    const child = spawn(process.execPath, [script, ownerUrl, data, String(SPEED)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.send(told)
    return child
  }
  const workers: ChildProcess[] = []
  endings.push(async () => {
    for (const worker of workers) worker.kill('SIGKILL')
  })
  return {
    leapTo(at: Temporal.Instant) {
      told = { at: at.toString(), began: Date.now() }
      for (const worker of workers) worker.send(told)
      while (workers.length < 2) workers.push(start())
    },
    kill(which: number) {
      workers[which]?.kill('SIGKILL')
      workers[which] = start()
    },
  }
}

const number = async (owner: Pool, sql: string) => {
  const rows = await owner.unsafe(sql).catch(() => [])
  return Number(rows[0]?.n ?? -1)
}

const STEPS_TAKEN = 'select count(*)::int as n from promises.reminders'
const NOTICES_SENT = 'select count(*)::int as n from hotline.notices where sent_at is not null'

test('2,000 promises come due while workers and PostgreSQL are killed: each step once, each told', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  console.log(`kill-promises: seed ${seed}`)
  const roll = dice(seed)
  const folder = temporaryFolder('yinuo-kill-promises-')
  const server = await startEmbedded({ folder, log: () => {} })
  endings.push(() => server.stop())
  const receiver = await openReceiver()
  const tellGroup = await found(server.ownerUrl, folder)
  const owner = connectRaw(server.ownerUrl, { max: 1, name: 'test owner' })
  endings.push(() => owner.end({ timeout: 5 }))
  const workers = openWorkers(server.ownerUrl, folder)

  const killWhile = async (victims: readonly string[], count: string, from: number) => {
    const moments = victims.map(() => from + Math.floor((0.05 + 0.9 * roll()) * PROMISES))
    for (const [n, at] of moments.sort((a, b) => a - b).entries()) {
      await until(async () => (await number(owner, count)) >= at, PATIENCE_MS, 20)
      if (victims[n] === 'postgres') await killServer(folder)
      else workers.kill(roll() < 0.5 ? 0 : 1)
    }
  }
  for (const [n, minutes] of STAGES.entries()) {
    const last = minutes === STAGES.at(-1)
    if (last) await tellGroup(receiver.url)
    workers.leapTo(FIRST_DUE.add({ minutes }).subtract({ seconds: 10 }))
    await killWhile(VICTIMS[n] ?? [], last ? NOTICES_SENT : STEPS_TAKEN, last ? 0 : PROMISES * n)
    await until(async () => (await number(owner, STEPS_TAKEN)) >= PROMISES * (n + 1), PATIENCE_MS, 20)
  }
  await until(async () => (await number(owner, NOTICES_SENT)) >= PROMISES, PATIENCE_MS, 50)

  const [ledger] = await owner.unsafe(LEDGER)
  const { late, ...counted } = { ...ledger }
  const once = { warned: PROMISES, broke: PROMISES, escalated: PROMISES }
  expect(counted, `seed ${seed}`).toEqual({ ...once, steps: STEPS, told: STEPS, followed: PROMISES })
  expect(Number(late) / SPEED, `seed ${seed}`).toBeLessThan(MOST_LATE_SECONDS)

  const written = await owner.unsafe('select id from hotline.notices')
  expect(new Set(written.map(row => row.id)), `seed ${seed}`).toEqual(new Set(receiver.came.keys()))
  expect(written).toHaveLength(PROMISES)
  const again = [...receiver.came.values()].reduce((sum, times) => sum + times - 1, 0)
  expect(again, `seed ${seed}`).toBeLessThanOrEqual(UNDER_WAY * KILLS)
  console.log(`kill-promises: ${(Number(late) / SPEED).toFixed(1)} s late at most, ${again} came again`)
}, 240_000)

/** Steps and what the journal says of them; distinct, so that one that was taken twice would be missed. */
const LEDGER = `select
  (select count(distinct promise_id)::int from promises.reminders where minutes < 0) as warned,
  (select count(distinct promise_id)::int from promises.reminders where minutes = 0) as broke,
  (select count(distinct promise_id)::int from promises.reminders where minutes > 0) as escalated,
  (select count(*)::int from promises.reminders) as steps,
  (select count(*)::int from core.journal where event = 'promise reminded') as told,
  (select count(*)::int from core.journal where event = 'promise breach raised') as followed,
  (select max(extract(epoch from at - due_at - minutes * interval '1 minute'))::float8
    from promises.reminders) as late`
