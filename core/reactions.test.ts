import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { movableClock } from '../test/support/clock.ts'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { noteDown } from '../test/support/tiny-story.ts'
import { until } from '../test/support/until.ts'
import { inCompany, system } from './context.ts'
import type { House } from './house.ts'
import { uuidv7 } from './ids.ts'
import { announce } from './journal.ts'
import { reactAll, reaction, reactOnce, startReactions } from './reactions.ts'
import type { Slice } from './slice.ts'

let world: CoreWorld
beforeEach(async () => {
  world = await openCoreWorld()
})
afterEach(() => world.close())

const tester = system('a test')
const write = (house: House, company = world.a) =>
  inCompany(house, company, tester, ctx => announce(ctx, 'note written', uuidv7()))

async function counts(): Promise<{ due: number; done: number; doubled: number }> {
  const [row] = await world.owner.unsafe(`select
    (select count(*)::int from core.reactions_due) as due,
    (select count(*)::int from diary.followed) as done,
    (select count(*)::int from (
      select 1 from diary.followed group by journal_id, reaction having count(*) > 1) d) as doubled`)
  return row as never
}

const diaryWith = (run: NonNullable<Slice['reactions']>[number]['do']): Slice[] => [
  {
    name: 'diary',
    events: ['note written'],
    reactions: [reaction({ name: 'diary: the one that follows', on: 'note written', do: run })],
  },
]

test('two houses with two workers each do every reaction exactly once', async () => {
  const houses = [world.house(), world.house()]
  const workers = houses.map(house => startReactions(house))
  const [one, two] = houses as [House, House]
  await Promise.all(
    Array.from({ length: 150 }, (_, n) => write(n % 2 ? one : two, n % 3 ? world.a : world.b)),
  )
  await until(async () => (await counts()).due === 0)
  await Promise.all(workers.map(worker => worker.stop()))
  expect(await counts()).toEqual({ due: 0, done: 300, doubled: 0 })
})

test('a commit wakes the workers of its process at once, also after they have slept often', async () => {
  const house = world.house()
  // They would sleep for an hour, were they not woken.
  const workers = startReactions(house, 2, 3_600_000)
  for (let n = 0; n < 3; n++) {
    await write(house)
    await until(async () => (await counts()).due === 0)
  }
  await workers.stop()
  expect(house.onCommit.size).toBe(0)
})

test('a fault between the effect and the mark takes the effect back; the next try does it once', async () => {
  const clock = movableClock()
  let tries = 0
  const house = world.house({
    clock,
    story: diaryWith(async (ctx, entry) => {
      await noteDown(ctx, entry.id, 'after the effect')
      if (++tries === 1) throw new Error('a fault after the effect')
    }),
  })
  await write(house)
  expect(await reactOnce(house, world.a)).toBe(true)
  expect(await counts()).toEqual({ due: 1, done: 0, doubled: 0 })
  expect(await reactOnce(house, world.a)).toBe(false)
  clock.forward({ seconds: 2 })
  expect(await reactAll(house)).toBe(1)
  expect(await counts()).toEqual({ due: 0, done: 1, doubled: 0 })
})

test('a reaction whose process dies before the commit is done by another, once', async () => {
  const dying = world.house({
    story: diaryWith(async (ctx, entry) => {
      await noteDown(ctx, entry.id, 'by the dying one')
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(ctx.tx).catch(() => {})
    }),
  })
  await write(dying)
  await reactOnce(dying, world.a)
  const living = world.house({
    clock: movableClock(dying.clock.now().add({ hours: 1 }).toString()),
    story: diaryWith((ctx, entry) => noteDown(ctx, entry.id, 'by the living one')),
  })
  expect(await reactAll(living)).toBe(1)
  const followed = await world.owner.unsafe('select reaction from diary.followed')
  expect(followed.map(row => row.reaction)).toEqual(['by the living one'])
})

test('what fails eight times, each wait twice as long, is dead, keeps its last fault, and holds nobody up', async () => {
  const clock = movableClock()
  const tried: string[] = []
  const house = world.house({
    clock,
    story: diaryWith(async ctx => {
      tried.push(ctx.now.since(Temporal.Instant.from('2026-11-21T01:00:00Z')).total('seconds').toString())
      throw new Error('cannot be done')
    }),
  })
  await write(house)
  for (let second = 0; second < 1000; second++) {
    await reactOnce(house, world.a)
    clock.forward({ seconds: 1 })
  }
  expect(tried).toEqual(['0', '2', '6', '14', '30', '62', '126', '254'])
  const [dead] = await world.owner.unsafe('select attempts, last_error, dead_at from core.reactions_due')
  expect(dead).toMatchObject({ attempts: 8, last_error: 'cannot be done' })
  expect(dead?.dead_at).not.toBeNull()
  expect(world.logged.filter(line => line.msg === 'reaction failed')).toHaveLength(8)
})

test('a reaction that this version does not know waits for one that does', async () => {
  const clock = movableClock()
  await write(world.house({ clock }))
  const older = world.house({ clock, story: diaryWith(async () => {}) })
  await reactAll(older)
  expect((await counts()).done).toBe(0)
  clock.forward({ seconds: 2 })
  expect(await reactAll(world.house({ clock }))).toBe(2)
  expect(await counts()).toEqual({ due: 0, done: 2, doubled: 0 })
})

test('a house whose reactions wait for what nobody announces, or share a name, does not open', () => {
  const lonely = reaction({ name: 'x: y', on: 'never said', do: async () => {} })
  expect(() => world.house({ story: [{ name: 'x', reactions: [lonely] }] })).toThrow('nobody announces')
  const twin = reaction({ name: 'x: y', on: 'said', do: async () => {} })
  const twins: Slice[] = [{ name: 'x', events: ['said'], reactions: [twin, { ...twin }] }]
  expect(() => world.house({ story: twins })).toThrow('Two reactions')
  const echo: Slice[] = [
    { name: 'x', events: ['said'] },
    { name: 'y', events: ['said'] },
  ]
  expect(() => world.house({ story: echo })).toThrow("Two slices announce 'said'")
})
