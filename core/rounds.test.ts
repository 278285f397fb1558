import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { until } from '../test/support/until.ts'
import type { House } from './house.ts'
import { startRounds } from './rounds.ts'

let world: CoreWorld
let house: House
beforeAll(async () => {
  world = await openCoreWorld()
  house = world.house()
})
afterAll(() => world.close())

test('a round that fails is written down and comes again', async () => {
  let times = 0
  const failing = {
    name: 'a failing round',
    everySeconds: 0.02,
    do: async () => {
      times++
      throw new Error('not this time')
    },
  }
  const rounds = startRounds(house, [failing])
  await until(() => times >= 3)
  await rounds.stop()
  expect(world.logged.find(line => line.msg === 'a round failed')).toMatchObject({ round: 'a failing round' })
})

test('a round does not overtake itself, and stopping waits for what is under way', async () => {
  let [atOnce, most, ended] = [0, 0, 0]
  let goOn = () => {}
  const told = new Promise<void>(resolve => {
    goOn = resolve
  })
  const slow = {
    name: 'a slow round',
    everySeconds: 0.01,
    do: async () => {
      most = Math.max(most, ++atOnce)
      await told
      atOnce--
      ended++
    },
  }
  let ticks = 0
  const quick = { name: 'a quick round', everySeconds: 0.01, do: async () => void ticks++ }
  const rounds = startRounds(house, [slow, quick])
  await until(() => ticks >= 5)
  const stopping = rounds.stop()
  expect(ended).toBe(0)
  goOn()
  await stopping
  expect([most, ended]).toEqual([1, 1])
})
