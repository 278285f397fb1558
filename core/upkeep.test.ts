import { afterAll, beforeAll, expect, test } from 'vitest'
import { movableClock } from '../test/support/clock.ts'
import { type CoreWorld, openCoreWorld, post } from '../test/support/core-world.ts'
import { as } from '../test/support/who-says.ts'
import { uuidv7 } from './ids.ts'
import { upkeep } from './upkeep.ts'

let world: CoreWorld
beforeAll(async () => {
  world = await openCoreWorld()
})
afterAll(() => world.close())

test('a command is remembered for 30 days, in every company, and no longer', async () => {
  const clock = movableClock()
  const { house, url } = await world.serve({ clock })
  const write = (command: string, company: string) =>
    post(`${url}/api/diary`, { ...as(company), 'idempotency-key': command }, { words: command })
  const [old, young] = [uuidv7(), uuidv7()]
  for (const company of [world.a, world.b]) await write(old, company)
  clock.forward({ hours: 24 * 29 })
  for (const company of [world.a, world.b]) await write(young, company)
  clock.forward({ hours: 25 })
  await upkeep.find(({ name }) => name === 'old-commands')?.do(house)
  const kept = await world.owner.unsafe('select id from core.commands')
  expect(kept.map(row => row.id)).toEqual([young, young])
  expect((await write(young, world.a)).status).toBe(200)
})
