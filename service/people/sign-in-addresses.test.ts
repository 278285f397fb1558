import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/support/world.ts'
import { signIn } from './contract/session.ts'
import { lineOf, MOST_FROM_ADDRESS, SECONDS_FOR_ONE } from './rules/login.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ trustProxy: true })
  world.clock.set('2026-11-23T00:05:00Z')
})
afterAll(() => world.close())

const RIGHT = 'a password of the tests 1'
const TOO_MANY = 'too many wrong passwords from here'

/** As a proxy on this machine says that somebody from there asks. */
async function signInFrom(address: string, login: string, password: string) {
  const init = { body: { login, password }, headers: { 'x-forwarded-for': address } }
  const answer = await world.stranger().send(signIn.method, signIn.url, init)
  return { status: answer.status, ...((await answer.json()) as { code?: string; details?: unknown }) }
}

const spray = (address: string, many: number) =>
  Promise.all(Array.from({ length: many }, (_, n) => signInFrom(address, `nobody-${n}`, 'Spring2026!')))

test('who tries one password on every name is slowed after a hundred, and locks nobody out', async () => {
  const here = '203.0.113.7'
  const answers = await spray(here, MOST_FROM_ADDRESS + 20)
  const codes = Map.groupBy(answers, one => one.code)
  expect(codes.get('wrong name or password')).toHaveLength(MOST_FROM_ADDRESS)
  expect(codes.get(TOO_MANY)).toHaveLength(20)
  // Also the right one is not looked at, and no account counts it.
  const refused = { status: 409, code: TOO_MANY, details: { seconds: SECONDS_FOR_ONE } }
  for (let n = 0; n < 6; n++) expect(await signInFrom(here, 'lin', 'wrong')).toMatchObject(refused)
  expect(await signInFrom(here, 'lin', RIGHT)).toMatchObject(refused)
  expect((await signInFrom('198.51.100.4', 'lin', RIGHT)).status).toBe(200)
  world.clock.forward({ seconds: SECONDS_FOR_ONE })
  for (let n = 0; n < 3; n++) expect((await signInFrom(here, 'lin', RIGHT)).status).toBe(200)
  expect((await signInFrom(here, 'lin', 'wrong')).details).toEqual({ left: 4 })
  expect((await signInFrom(here, 'lin', RIGHT)).code).toBe(TOO_MANY)
})

test('right passwords do not count: an office behind one address comes in at eight', async () => {
  const office = '203.0.113.8'
  expect((await spray(office, MOST_FROM_ADDRESS - 1)).at(-1)?.code).toBe('wrong name or password')
  for (let n = 0; n < 3; n++)
    for (const login of ['lin', 'zhao', 'qian'])
      expect((await signInFrom(office, login, RIGHT)).status).toBe(200)
  expect((await signInFrom(office, 'li', 'wrong')).code).toBe('wrong name or password')
  expect((await signInFrom(office, 'li', RIGHT)).code).toBe(TOO_MANY)
})

test('this machine is not counted: a proxy that nobody told of speaks for everybody', async () => {
  const answers = await spray('127.0.0.1', MOST_FROM_ADDRESS + 1)
  expect(new Set(answers.map(one => one.code))).toEqual(new Set(['wrong name or password']))
})

describe('what counts as one address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', null],
    ['127.8.0.1', null],
    ['::ffff:127.0.0.1', null],
    ['::1', null],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::', '0:0:0:0'],
  ])('%s: %s', (ip, line) => {
    expect(lineOf(ip)).toBe(line)
  })
})
