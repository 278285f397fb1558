import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { until } from '../test/support/until.ts'
import { uuidv7 } from './ids.ts'
import type { Carrier, Cron, Delivery } from './jobs.ts'

let world: CoreWorld
beforeEach(async () => {
  world = await openCoreWorld()
})
afterEach(() => world.close())

const letter = (data: Record<string, unknown> = {}): Delivery => ({ id: uuidv7(), company: world.a, data })

test('one id is delivered once, however often and by how many processes it is handed over', async () => {
  const carried: Delivery[] = []
  const carrier: Carrier = { kind: 'letter', carry: async (_house, delivery) => void carried.push(delivery) }
  const [one, two] = [world.house(), world.house()]
  const letters = Array.from({ length: 5 }, (_, n) => letter({ n }))
  await Promise.all(
    [one, two, one, two].flatMap(house => letters.map(each => house.jobs.deliver('letter', each))),
  )
  await Promise.all([one, two].map(house => house.jobs.work(house, [carrier], [])))
  await until(() => carried.length >= 5)
  await one.jobs.deliver('letter', letters[0] as Delivery)
  const last = letter({ n: 'last' })
  await one.jobs.deliver('letter', last)
  await until(() => carried.some(each => each.id === last.id))
  expect(carried.map(each => each.id).sort()).toEqual([...letters, last].map(each => each.id).sort())
  expect(carried.find(each => each.id === letters[2]?.id)).toEqual(letters[2])
})

test('a delivery that failed is tried again later, not at once', async () => {
  const house = world.house()
  let tries = 0
  const carrier: Carrier = {
    kind: 'letter',
    carry: async () => {
      tries++
      throw new Error('the line is down')
    },
  }
  const failing = letter()
  await house.jobs.deliver('letter', failing)
  await house.jobs.work(house, [carrier], [])
  const job = await until(async () => {
    const [row] = await world.owner.unsafe(
      `select state::text, retry_limit, start_after > now() + interval '5 seconds' as later
       from jobs.job where id = $1 and state = 'retry'`,
      [failing.id],
    )
    return row
  })
  expect(job).toMatchObject({ state: 'retry', retry_limit: 8, later: true })
  expect(tries).toBe(1)
})

test('what happens by the clock is planned once, however many processes plan it', async () => {
  const nightly: Cron = { name: 'nightly', cron: '41 3 * * *', do: async () => {} }
  const houses = [world.house(), world.house()]
  for (const house of houses) await house.jobs.work(house, [], [nightly])
  const planned = await world.owner.unsafe('select name, cron, timezone from jobs.schedule')
  expect(planned.map(row => ({ ...row }))).toEqual([
    { name: 'cron.nightly', cron: '41 3 * * *', timezone: 'UTC' },
  ])
})
