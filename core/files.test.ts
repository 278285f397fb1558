import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MovableClock, movableClock } from '../test/support/clock.ts'
import { type CoreWorld, openCoreWorld, post, type Served } from '../test/support/core-world.ts'
import { until } from '../test/support/until.ts'
import { as } from '../test/support/who-says.ts'
import { inCompany, system } from './context.ts'
import { filesFolder, openFile, sweepFiles, takeFile } from './files.ts'
import { uuidv7 } from './ids.ts'
import { Unknown } from './refusal.ts'

let world: CoreWorld
let clock: MovableClock
let served: Served
beforeEach(async () => {
  world = await openCoreWorld()
  clock = movableClock(Temporal.Now.instant().toString())
  served = await world.serve({ clock, env: { YINUO_BODY_MB: '1' } })
})
afterEach(() => world.close())

const tester = system('a test')

async function upload(body: BodyInit, headers: Record<string, string> = as(world.a, 'agent')) {
  const response = await fetch(`${served.url}/api/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body,
    duplex: 'half',
  } as RequestInit)
  return { status: response.status, body: await response.json() }
}

const onDisk = () => readdir(join(filesFolder(world.data), world.a)).catch(() => [])
const inDatabase = async () => (await world.owner.unsafe('select id from core.files')).map(row => row.id)

/** As if it had been written away two days ago: the sweep looks at the disk's own times, too. */
async function age(file: string): Promise<void> {
  const then = new Date(clock.now().subtract({ hours: 1 }).epochMilliseconds)
  await utimes(join(filesFolder(world.data), world.a, file), then, then)
}

test('a file that was sent is taken by a deed and read again, with its name and every byte', async () => {
  const name = encodeURIComponent('铭牌 照片/1.jpg')
  const sent = await upload('every byte', { ...as(world.a, 'agent'), 'x-file-name': name })
  expect(sent).toMatchObject({ status: 200, body: { bytes: 10 } })
  const note = await post(`${served.url}/api/diary`, as(world.a), {
    words: 'with a file',
    file: sent.body.id,
  })
  expect(note.status).toBe(200)
  await inCompany(served.house, world.a, tester, async ctx => {
    const file = await openFile(ctx, sent.body.id)
    expect(file.name).toBe('铭牌 照片 1.jpg')
    expect(await text(file.read())).toBe('every byte')
  })
})

test('no company takes or opens a file of another', async () => {
  const { body } = await upload('of company A')
  for (const reach of [takeFile, openFile]) {
    const reaching = inCompany(served.house, world.b, tester, ctx => reach(ctx, body.id))
    await expect(reaching).rejects.toBeInstanceOf(Unknown)
  }
  const note = await post(`${served.url}/api/diary`, as(world.b), { words: 'with their file', file: body.id })
  expect(note.status).toBe(404)
})

test('only who sent a file can put it somewhere, and only once', async () => {
  const [sender, other] = [uuidv7(), uuidv7()]
  const { body } = await upload('of one person', as(world.a, 'agent', sender))
  const put = (words: string, staff: string) =>
    post(`${served.url}/api/diary`, as(world.a, 'writer', staff), { words, file: body.id })
  expect((await put('by another', other)).status).toBe(404)
  expect((await put('by who sent it', sender)).status).toBe(200)
  expect((await put('once more', sender)).status).toBe(404)
})

test('what no deed took within a day is swept, what was taken stays', async () => {
  const [taken, left] = [await upload('taken'), await upload('left')]
  await post(`${served.url}/api/diary`, as(world.a), { words: 'takes one', file: taken.body.id })
  expect(await sweepFiles(served.house)).toBe(0)
  clock.forward({ hours: 25 })
  for (const file of await onDisk()) await age(file)
  clock.forward({ hours: 24 })
  expect(await sweepFiles(served.house)).toBe(1)
  expect(await onDisk()).toEqual([taken.body.id])
  expect(await inDatabase()).toEqual([taken.body.id])
  expect(left.status).toBe(200)
})

test('a file on disk that no row names is swept when it is a day old, not while it is being sent', async () => {
  await upload('named')
  await world.owner.unsafe('delete from core.files')
  expect(await sweepFiles(served.house)).toBe(0)
  clock.forward({ hours: 25 })
  expect(await sweepFiles(served.house)).toBe(1)
  expect(await onDisk()).toEqual([])
})

test('too large is told as 413, announced or not, and nothing of it stays', async () => {
  const announced = await upload('x'.repeat(1024 * 1024 + 1))
  expect(announced).toMatchObject({ status: 413, body: { code: 'too large' } })
  const pieces = Readable.toWeb(Readable.from(Array(20).fill(Buffer.alloc(64 * 1024))))
  const streamed = await upload(pieces as BodyInit)
  expect(streamed).toMatchObject({ status: 413, body: { code: 'too large' } })
  expect(await onDisk()).toEqual([])
  expect(await inDatabase()).toEqual([])
})

test('an upload that breaks off leaves nothing behind and is no fault of ours', async () => {
  const leave = new AbortController()
  const pieces = async function* () {
    yield Buffer.alloc(100_000)
    await until(async () => (await onDisk()).length === 1)
    leave.abort()
    yield Buffer.alloc(1)
  }
  const sending = fetch(`${served.url}/api/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...as(world.a, 'agent') },
    body: Readable.toWeb(Readable.from(pieces())) as BodyInit,
    duplex: 'half',
    signal: leave.signal,
  } as RequestInit)
  await expect(sending).rejects.toThrow()
  await until(async () => (await onDisk()).length === 0)
  expect(await inDatabase()).toEqual([])
  expect(world.logged.filter(line => line.msg === 'fault')).toEqual([])
})

test('a file needs a role, its own content type and a readable name', async () => {
  expect((await upload('x', as(world.a, 'auditor'))).status).toBe(403)
  expect((await upload('x', {})).status).toBe(401)
  expect((await post(`${served.url}/api/files`, as(world.a, 'agent'), { a: 1 })).status).toBe(400)
  expect((await upload('x', { ...as(world.a, 'agent'), 'x-file-name': '%E9%' })).status).toBe(400)
  const unknown = inCompany(served.house, world.a, tester, ctx => takeFile(ctx, uuidv7()))
  await expect(unknown).rejects.toBeInstanceOf(Unknown)
})
