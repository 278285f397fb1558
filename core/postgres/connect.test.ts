import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { connectRaw } from './connect.ts'

test('a server whose certificate names it is asked by that name', async () => {
  const heard: string[] = []
  const server = createServer((line: Socket) => {
    line.on('error', () => {})
    line.on('data', words => {
      heard.push(words.toString('latin1'))
      // S: come in by TLS. Then its hello is all that is asked for.
      if (heard.length === 1) line.write('S')
      else line.destroy()
    })
  })
  await new Promise<void>(listens => server.listen(0, listens))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  const url = `postgres://owner@localhost:${at.port}/yinuo?sslmode=verify-full`
  const pool = connectRaw(url, { max: 1, name: 'test' })
  await expect(pool.unsafe('select 1')).rejects.toThrow()
  await pool.end({ timeout: 0 })
  await new Promise(closed => server.close(closed))
  expect(heard[1]).toContain('localhost')
})
