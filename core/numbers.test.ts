import { afterAll, beforeAll, expect, test } from 'vitest'
import { movableClock } from '../test/support/clock.ts'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { inCompany, system } from './context.ts'
import type { House } from './house.ts'
import { nextNumber } from './numbers.ts'

let world: CoreWorld
beforeAll(async () => {
  world = await openCoreWorld()
})
afterAll(() => world.close())

const take = (house: House, kind: string, company = world.a) =>
  inCompany(house, company, system('a test'), ctx => nextNumber(ctx, kind))

test('200 numbers asked for at once by two processes are all different, and within one process without a gap', async () => {
  const clock = movableClock()
  const houses = [world.house({ clock }), world.house({ clock })]
  const given = await Promise.all(
    houses.flatMap(house => Array.from({ length: 100 }, () => take(house, 'note'))),
  )
  expect(new Set(given).size).toBe(200)
  expect(given.every(number => /^20261121-\d{4}$/.test(number))).toBe(true)
  expect(
    given
      .map(number => Number(number.slice(9)))
      .sort((x, y) => x - y)
      .at(-1),
  ).toBe(200)
})

test('sixteen deeds that hold all connections still get their numbers', async () => {
  const house = world.house({ clock: movableClock(), env: { YINUO_POOL: '2' } })
  const given = await Promise.all(Array.from({ length: 50 }, () => take(house, 'crowd')))
  expect(new Set(given).size).toBe(50)
})

test("the day is the company's day, and each kind and company counts for itself", async () => {
  const clock = movableClock('2026-11-21T16:30:00Z')
  const house = world.house({ clock })
  expect(await take(house, 'fresh')).toBe('20261122-0001')
  expect(await take(house, 'other')).toBe('20261122-0001')
  expect(await take(house, 'fresh', world.b)).toBe('20261122-0001')
  expect(await take(house, 'fresh')).toBe('20261122-0002')
  clock.forward({ hours: 24 })
  expect(await take(house, 'fresh')).toBe('20261123-0001')
})

test('a deed that fails leaves a gap and no number twice', async () => {
  const house = world.house({ clock: movableClock() })
  const first = await take(house, 'gap')
  const failing = inCompany(house, world.a, system('a test'), async ctx => {
    await nextNumber(ctx, 'gap')
    throw new Error('the deed fails')
  })
  await expect(failing).rejects.toThrow('the deed fails')
  expect([first, await take(house, 'gap')]).toEqual(['20261121-0001', '20261121-0003'])
})
