import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { until } from '../test/support/until.ts'
import { inCompany, system } from './context.ts'
import { BEGINNING, type Followed, follow, presentPlace, readOn } from './followers.ts'
import type { House } from './house.ts'
import { uuidv7 } from './ids.ts'
import { announce, writeJournal } from './journal.ts'

let world: CoreWorld
let house: House
beforeAll(async () => {
  world = await openCoreWorld()
  house = world.house()
})
afterAll(() => world.close())

const tester = system('a test')
const write = (company = world.a) =>
  inCompany(house, company, tester, ctx => announce(ctx, 'note written', uuidv7()))

/** A deed that has written its journal and commits only when it is told to. */
async function open(): Promise<{ id: string; commit(): Promise<void> }> {
  let finish = () => {}
  const told = new Promise<void>(resolve => {
    finish = resolve
  })
  let said = (_id: string) => {}
  const announced = new Promise<string>(resolve => {
    said = resolve
  })
  const deed = inCompany(house, world.a, tester, async ctx => {
    const id = await announce(ctx, 'note written', uuidv7())
    await writeJournal(ctx)
    said(id)
    await told
  })
  return {
    id: await announced,
    async commit() {
      finish()
      await deed
    },
  }
}

test('an entry that commits late, with an earlier id and an earlier txid, is never skipped', async () => {
  const read: Followed[] = []
  const take = async (entries: Followed[]) => void read.push(...entries)
  const late = await open()
  const early = await write()
  await follow(house, 'late', take)
  expect(read.map(entry => entry.id)).not.toContain(early)
  await late.commit()
  const after = await write()
  const ids = () => read.map(entry => entry.id)
  // Transactions of other databases of this server hold a follower back, too.
  await until(async () => (await follow(house, 'late', take)) >= 0 && ids().includes(after))
  expect(ids().filter(id => [late.id, early, after].includes(id))).toEqual([late.id, early, after])
})

test('under forty deeds that commit in any order a follower reads each entry exactly once', async () => {
  const place = await presentPlace(house)
  const read: string[] = []
  let at = place
  const readSome = async () => {
    const entries = await readOn(house, at, 7)
    read.push(...entries.map(entry => entry.id))
    const last = entries.at(-1)
    if (last !== undefined) at = { txid: last.txid, id: last.id }
    return entries.length
  }
  const written: string[] = []
  for (let round = 0; round < 8; round++) {
    const deeds = await Promise.all(Array.from({ length: 5 }, open))
    written.push(...deeds.map(deed => deed.id))
    const order = [3, 0, 4, 2, 1]
    for (const n of order) {
      await deeds[n]?.commit()
      await readSome()
    }
  }
  const mine = () => read.filter(id => written.includes(id))
  await until(async () => (await readSome()) === 0 && mine().length >= written.length)
  expect(mine().toSorted()).toEqual(written.toSorted())
})

test('the cursor moves only after the batch was taken: a fault brings the same batch again', async () => {
  const id = await write(world.b)
  await until(async () => (await readOn(house, BEGINNING)).some(entry => entry.id === id))
  const failed: Followed[] = []
  const failing = follow(house, 'failing', async entries => {
    failed.push(...entries)
    throw new Error('could not be taken')
  })
  await expect(failing).rejects.toThrow('could not be taken')
  const again: Followed[] = []
  await follow(house, 'failing', async entries => void again.push(...entries), failed.length)
  expect(again).toEqual(failed)
  expect(again.at(-1)).toMatchObject({ id, company: world.b, event: 'note written' })
  expect(await follow(house, 'failing', async () => {})).toBe(0)
})

test('a new follower begins at the beginning, one that asks for the present at the present', async () => {
  await write()
  expect((await readOn(house, BEGINNING, 1)).length).toBe(1)
  await until(async () => (await readOn(house, await presentPlace(house), 100)).length === 0)
})
