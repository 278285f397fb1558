import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { answerBroken } from './answer.ts'
import { endSlowBodies, isTooSlow, type Pace } from './slow-bodies.ts'

const PACE: Pace = { firstMs: 100, bytesPerSecond: 1_000_000, lookEveryMs: 10 }
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

/** Says how many bytes it was sent; as our own it answers what is broken. */
async function serving(pace: Pace): Promise<{ port: number; ends: string[] }> {
  const ends: string[] = []
  const server = createServer((request, answer) => {
    let bytes = 0
    request.on('data', part => {
      bytes += part.length
    })
    request.on('end', () => answer.end(String(bytes)))
    request.on('error', fault => ends.push((fault as NodeJS.ErrnoException).code ?? fault.message))
  })
  server.on('clientError', answerBroken)
  endSlowBodies(server, pace)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, ends }
}

const post = (length: number) => `POST / HTTP/1.1\r\nHost: here\r\nContent-Length: ${length}\r\n\r\n`

test('five minutes, and beyond them what has come pays for more', () => {
  const pace = { firstMs: 300_000, bytesPerSecond: 16 * 1024, lookEveryMs: 1 }
  expect(isTooSlow(300_000, 0, pace)).toBe(false)
  expect(isTooSlow(300_001, 0, pace)).toBe(true)
  expect(isTooSlow(3_600_000, 64 * 2 ** 20, pace)).toBe(false)
  // A byte a second does not.
  for (let second = 301; second < 100_000; second++) expect(isTooSlow(second * 1000, second, pace)).toBe(true)
})

test('who drips or stops in the middle of a body is answered 408, and his line is cut', async () => {
  const { port, ends } = await serving(PACE)
  const socket = connect(port, '127.0.0.1')
  socket.write(`${post(1000)}the beginning`)
  const drips = setInterval(() => socket.write('.'), 5)
  const said = await text(socket)
  clearInterval(drips)
  expect(said).toMatch(/^HTTP\/1\.1 408 /)
  expect(said).toContain('did not arrive in time')
  socket.destroy()
  await expect.poll(() => ends).toEqual(['ECONNRESET'])
})

test('who keeps the pace goes on long after the first time is over; so does who waits for his answer', async () => {
  const { port } = await serving({ ...PACE, bytesPerSecond: 1 })
  const socket = connect(port, '127.0.0.1')
  const begun = performance.now()
  socket.write(post(1_000_000))
  let sent = 0
  const drips = setInterval(() => {
    const last = performance.now() - begun > 3 * PACE.firstMs
    const part = last ? 1_000_000 - sent : 1000
    socket.write('x'.repeat(part))
    sent += part
    if (last) clearInterval(drips)
  }, 5)
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n1000000$/)
  socket.destroy()
})
