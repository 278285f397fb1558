import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/support/world.ts'
import { answersFolder, lockNumber } from './folder.ts'
import { type Lock, openLock } from './lock.ts'

let world: World
let data: string
let file: string
const locks: Lock[] = []
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'answers-lock-'))
  file = join(answersFolder(data), 'lock')
})
afterEach(async () => {
  await Promise.all(locks.splice(0).map(lock => lock.close()))
  await rm(data, { recursive: true, force: true })
})
afterAll(() => world.close())

function lockOn(folder: string): Lock {
  const lock = openLock({ ...world.house, config: { ...world.house.config, data: folder } })
  locks.push(lock)
  return lock
}

test('of many who come first at the same time one says the number', async () => {
  const numbers = await Promise.all(Array.from({ length: 40 }, () => lockNumber(data)))
  expect(new Set(numbers)).toEqual(new Set([await readFile(file, 'utf8')]))
})

test.each(['', 'not a number', '123456789012345678'])('a file that holds %j stops nobody', async spoilt => {
  await mkdir(answersFolder(data), { recursive: true })
  await writeFile(file, spoilt)
  const numbers = await Promise.all([lockNumber(data), lockNumber(data)])
  expect(new Set(numbers).size).toBe(1)
  expect(numbers[0]).toMatch(/^\d{1,15}$/)
  const [one, other] = [lockOn(data), lockOn(data)]
  expect([await one.isOurs(), await other.isOurs()]).toEqual([true, false])
  expect(await readFile(file, 'utf8')).toBe(spoilt)
})

test('two hosts with the same spoilt file are not in the way of each other', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'answers-lock-'))
  for (const folder of [data, elsewhere]) {
    await mkdir(answersFolder(folder), { recursive: true })
    await writeFile(join(answersFolder(folder), 'lock'), '')
  }
  expect([await lockOn(data).isOurs(), await lockOn(elsewhere).isOurs()]).toEqual([true, true])
  await rm(elsewhere, { recursive: true })
})

test('where the file becomes another, who held the lock goes by the new number, too', async () => {
  const [one, other] = [lockOn(data), lockOn(data)]
  expect([await one.isOurs(), await other.isOurs()]).toEqual([true, false])
  await rm(file)
  expect([await other.isOurs(), await one.isOurs()]).toEqual([true, false])
  await other.close()
  expect(await one.isOurs()).toBe(true)
})
