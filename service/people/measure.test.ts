import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/support/world.ts'

const MOST = 20
let world: World
beforeAll(async () => {
  world = await openWorld({ requestsPerMinute: MOST })
})
afterAll(() => world.close())

/** What one who asks so often more than he may is answered at the end. */
async function afterMany(send: () => Promise<Response>) {
  const statuses: number[] = []
  for (let n = 0; n < MOST + 2; n++) statuses.push((await send()).status)
  return statuses.at(-1)
}

test('in one office each who is signed in has a measure of his own; made-up sessions have none', async () => {
  const [lin, zhao] = [await world.as('lin'), await world.as('zhao')]
  expect(await afterMany(() => lin.send('GET', '/api/session'))).toBe(429)
  expect((await zhao.send('GET', '/api/session')).status).not.toBe(429)
  let n = 0
  const cookie = () => ({ cookie: `yinuo.session_token=made-up-${n++}.c2lnbmF0dXJl` })
  const stranger = world.stranger()
  expect(await afterMany(() => stranger.send('GET', '/api/session', { headers: cookie() }))).toBe(429)
  expect((await zhao.send('GET', '/api/session')).status).not.toBe(429)
})
