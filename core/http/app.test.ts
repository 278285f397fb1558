import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoreWorld, get, openCoreWorld } from '../../test/support/core-world.ts'
import { diary, readNote } from '../../test/support/tiny-story.ts'
import { as } from '../../test/support/who-says.ts'
import { openWiretap } from '../../test/support/wiretap.ts'
import { uuidv7 } from '../ids.ts'
import { route } from '../routes.ts'

let world: CoreWorld
let url: string
beforeAll(async () => {
  world = await openCoreWorld()
  url = (await world.serve()).url
})
afterAll(() => world.close())

test('every answer forbids framing, sniffing, foreign scripts, and keeping what was answered', async () => {
  const answer = await get(`${url}/api/diary`, as(world.a))
  const header = (name: string) => answer.headers.get(name) ?? ''
  expect(header('content-security-policy')).toContain("script-src 'self'")
  expect(header('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(header('content-security-policy')).not.toContain("script-src 'self' 'unsafe")
  expect(header('x-content-type-options')).toBe('nosniff')
  expect(header('referrer-policy')).toBe('no-referrer')
  expect(header('cache-control')).toBe('no-store')
  expect(header('x-powered-by') + header('server')).toBe('')
})

test('/healthz answers without a database, /readyz only with one', async () => {
  expect(await get(`${url}/healthz`)).toMatchObject({ status: 200, body: { alive: true } })
  expect(await get(`${url}/readyz`)).toMatchObject({ status: 200, body: { ready: true } })
  const tap = await openWiretap(world.ownerUrl)
  const { url: lonely } = await world.serve({ ownerUrl: tap.url })
  tap.refuse(true)
  expect((await get(`${lonely}/healthz`)).status).toBe(200)
  expect((await get(`${lonely}/readyz`)).status).toBe(503)
  await tap.close()
})

test('the API describes itself at /api/docs from the same objects that are mounted', async () => {
  const document = (await get(`${url}/api/docs/json`)).body as {
    openapi: string
    paths: Record<string, object>
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths['/api/diary'] ?? {})).toEqual(['post', 'get'])
  expect(Object.keys(document.paths)).toContain('/api/diary/{id}')
})

test('closing: what was asked is still answered, open streams end, new requests are not taken', async () => {
  const house = await slowly()
  const stream = await fetch(`${house.url}/api/hints`, { headers: as(world.a) })
  const asked = get(`${house.url}/api/diary/${uuidv7()}`, as(world.a))
  await house.begun
  const closing = house.close()
  house.goOn()
  expect((await asked).status).toBe(200)
  await closing
  const reader = stream.body?.getReader()
  let ended = false
  while (!ended) ended = (await reader?.read())?.done ?? true
  await expect(get(`${house.url}/healthz`)).rejects.toThrow()
})

test('a request that never ends its headers is cut off, and holds nobody up', async () => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('GET /api/diary HTTP/1.1\r\nhost: x\r\nx-slow: ')
  expect((await get(`${url}/healthz`)).status).toBe(200)
  socket.destroy()
})

/** A service whose only answer waits until it is told to go on. */
async function slowly() {
  let goOn = () => {}
  let begin = () => {}
  const told = new Promise<void>(resolve => {
    goOn = resolve
  })
  const begun = new Promise<void>(resolve => {
    begin = resolve
  })
  const slow = route(readNote, async (_ctx, { params }) => {
    begin()
    await told
    return { id: params.id, number: '1', words: 'answered late' }
  })
  const served = await world.serve({ story: [{ ...diary, routes: [slow] }] })
  return { ...served, begun, goOn: () => goOn() }
}
