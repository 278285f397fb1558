import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld, post, type Served } from '../../test/support/core-world.ts'
import { as } from '../../test/support/who-says.ts'
import { filesFolder } from '../files.ts'
import { mediaTypeOf } from '../media.ts'

let world: CoreWorld
let served: Served
beforeAll(async () => {
  world = await openCoreWorld()
  served = await world.serve()
})
afterAll(() => world.close())

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]
const bytesOf = (text: string) => [...new TextEncoder().encode(text)]
const WEBP = bytesOf('RIFF....WEBPVP8 ')
const HEIC = [0, 0, 0, 24, ...bytesOf('ftypheic....')]

let notes = 0

/** Sends a file under this name, keeps it at a note, and reads it as a browser would. */
async function sentAndRead(name: string, bytes: number[], reader = as(world.a, 'reader')) {
  const sent = await fetch(`${served.url}/api/files`, {
    method: 'POST',
    headers: {
      ...as(world.a, 'agent'),
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    body: Uint8Array.from(bytes),
  })
  const { id: file } = (await sent.json()) as { id: string }
  const note = await post(`${served.url}/api/diary`, as(world.a), { words: `note ${notes++}`, file })
  const { id } = note.body as { id: string }
  return fetch(`${served.url}/api/diary/${id}/file`, { headers: reader })
}

test.each([
  ['a.png', PNG, 'image/png'],
  ['a.jpg', JPEG, 'image/jpeg'],
  ['a.webp', WEBP, 'image/webp'],
] as const)('%s is shown: its bytes say that it is a picture', async (name, bytes, type) => {
  const read = await sentAndRead(name, [...bytes])
  expect(read.status).toBe(200)
  expect(read.headers.get('content-type')).toBe(type)
  expect(read.headers.get('content-disposition')).toMatch(/^inline;/)
  expect([...(await read.bytes())]).toEqual([...bytes])
})

test.each([
  ['a page called a picture', 'a.png', bytesOf('<html><script>alert(1)</script>')],
  ['a drawing that can carry scripts', 'a.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a page with the start of a PDF', 'a.html', bytesOf('%PDF-<script>alert(1)</script>')],
  ['a photo that browsers cannot draw', 'a.heic', HEIC],
  ['nothing at all', 'empty.png', []],
])('%s is only saved, never run or shown', async (_what, name, bytes) => {
  const read = await sentAndRead(name, bytes)
  expect(read.status).toBe(200)
  expect(read.headers.get('content-type')).toBe('application/octet-stream')
  expect(read.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(read.headers.get('x-content-type-options')).toBe('nosniff')
  expect(read.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(read.headers.get('cache-control')).toBe('no-store')
  expect([...(await read.bytes())]).toEqual(bytes)
})

test('its name travels whole in any script, and cannot break out of its header', async () => {
  const read = await sentAndRead(`铭牌"; filename=x.html '(1)*😀.png`, PNG)
  const said = read.headers.get('content-disposition') ?? ''
  expect(said.match(/filename="[^"]*"/g)).toHaveLength(1)
  const whole = said.split("filename*=UTF-8''")[1] ?? ''
  expect(whole).toMatch(/^[A-Za-z0-9%._~-]+$/)
  expect(decodeURIComponent(whole)).toBe(`铭牌"; filename=x.html '(1)*😀.png`)
})

test('strangers, other roles and other companies get no byte of it', async () => {
  expect((await sentAndRead('a.png', PNG, {})).status).toBe(401)
  expect((await sentAndRead('a.png', PNG, as(world.a, 'agent'))).status).toBe(403)
  expect((await sentAndRead('a.png', PNG, as(world.b, 'reader'))).status).toBe(404)
})

test('a file that is no longer on disk is not there, and is written down', async () => {
  const folder = join(filesFolder(world.data), world.a)
  const before = new Set(await readdir(folder))
  const sent = await sentAndRead('a.png', PNG)
  await sent.bytes()
  const [file = ''] = (await readdir(folder)).filter(name => !before.has(name))
  await rm(join(folder, file))
  const [row] = await world.owner.unsafe(`select id from diary.notes where file_id = '${file}'`)
  const read = await fetch(`${served.url}/api/diary/${row?.id}/file`, { headers: as(world.a, 'reader') })
  expect(read.status).toBe(404)
  expect(world.logged.some(line => line.msg === 'a file is not on disk')).toBe(true)
})

test('what is too short to be anything is bytes', () => {
  for (let length = 0; length < 3; length++) {
    expect(mediaTypeOf(Uint8Array.from(JPEG.slice(0, length)))).toBe('application/octet-stream')
  }
  expect(mediaTypeOf(Uint8Array.from(HEIC))).toBe('image/heic')
})
