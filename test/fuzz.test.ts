import { type RequestOptions, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '#core/endpoint.ts'
import { allRoutes } from '#core/http/app.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { ROLES } from '#service/people/contract.ts'
import { story } from '#service/story.ts'
import type { Client } from './support/client.ts'
import { each } from './support/each.ts'
import { liveThrough, ourCrew } from './support/life.ts'
import { CONTENT_TYPES, dice, NASTY, pick, RAW_BODIES, RAW_TAILS } from './support/nasty.ts'
import { type Asked, addressOf, allPlaces, idPlaces, question } from './support/questions.ts'
import { openWorld, type World } from './support/world.ts'

/**
 * `FUZZ_SEED=… npx vitest run test/fuzz.test.ts` throws the same dice again; `FUZZ_THROWS` throws them more
 * often.
 */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const throws = Number(process.env.FUZZ_THROWS ?? 20)
const throwing = dice(seed)
const endpoints = allRoutes(story).map(route => route.endpoint)

let world: World
let client: Client
let guest: Client
/** His own session and password are fuzzed: his account is locked after five guesses. */
let lost: Client
let ids: Uuid[]

beforeAll(async () => {
  console.log(`fuzz: FUZZ_SEED=${seed}`)
  world = await openWorld()
  await liveThrough(world, ourCrew(world), '青鸾')
  await world.hire({ name: '什么都会', username: 'all', roles: ROLES.filter(role => role !== 'auditor') })
  client = await world.as('all')
  guest = world.stranger()
  lost = await world.as('zhao')
  ids = await world.deed(async ctx => {
    const about = await ctx.tx
      .selectFrom('core.journal_about')
      .select('about_id')
      .distinct()
      .limit(200)
      .execute()
    return about.map(row => row.about_id)
  })
}, 120_000)
afterAll(() => world.close())

type Throw = { endpoint: Endpoint; path: string; headers: Record<string, string>; body: string | undefined }

/** A question with real ids in it, of which one or two places are spoiled. */
function spoiled(endpoint: Endpoint): Throw {
  const places = allPlaces(endpoint)
  const known = Object.fromEntries(idPlaces(endpoint).map(place => [place, pick(throwing, ids)]))
  const given = throwing() < 0.5 ? known : {}
  for (let n = 0; n <= throwing() * 2; n++) {
    const place = pick(throwing, places)
    if (place !== undefined) given[place] = pick(throwing, NASTY) as string
  }
  return asThrow(endpoint, question(endpoint, given))
}

function asThrow(endpoint: Endpoint, asked: Asked): Throw {
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body)
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  if (endpoint.method !== 'GET') headers['idempotency-key'] = uuidv7()
  return { endpoint, path: pathOf(endpoint, asked), headers, body }
}

/** Half a surrogate pair cannot stand in an address at all; a browser would not send it either. */
function pathOf(endpoint: Endpoint, asked: Asked): string {
  const whole = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value ?? {})
        .toWellFormed()
        .replace(/\\ud[89a-f]../gi, ''),
    ) as object
  return addressOf(endpoint, { params: whole(asked.params), query: whole(asked.query) })
}

function raw(endpoint: Endpoint): Throw {
  const plain = asThrow(endpoint, question(endpoint))
  const dieIs = throwing()
  if (endpoint.body !== undefined && dieIs < 0.45) return { ...plain, body: pick(throwing, RAW_BODIES) }
  if (endpoint.method !== 'GET' && dieIs < 0.65) {
    const headers = { ...plain.headers, 'content-type': pick(throwing, CONTENT_TYPES) }
    return { ...plain, headers, body: plain.body ?? 'x' }
  }
  if (endpoint.method !== 'GET' && dieIs < 0.75) {
    return {
      ...plain,
      headers: { ...plain.headers, 'idempotency-key': pick(throwing, ['', 'x', '\u00e9', 'x'.repeat(500)]) },
    }
  }
  return { ...plain, path: `${plain.path.split('?')[0]}${pick(throwing, RAW_TAILS)}` }
}

/** Its own words in an answer: a code, and a sentence that a person can read. */
function sentenceOf(text: string): string | null {
  try {
    const { code, sentence } = JSON.parse(text) as { code?: unknown; sentence?: unknown }
    return typeof code === 'string' && typeof sentence === 'string' && sentence.length > 5 ? sentence : null
  } catch {
    return null
  }
}

async function take({ endpoint, path, headers, body }: Throw): Promise<string | null> {
  const who = endpoint.may === 'anyone' ? guest : endpoint.url.startsWith('/api/session') ? lost : client
  const ask = () => who.send(endpoint.method, path, { headers, ...(body === undefined ? {} : { body }) })
  let response = await ask()
  if (response.status === 401 && who === client) {
    await client.signIn()
    response = await ask()
  }
  const text = await response.text()
  if (response.status < 400) return null
  const says = `${endpoint.method} ${path.slice(0, 200)} ${body?.slice(0, 200) ?? ''} → ${response.status} ${text.slice(0, 200)}`
  if (response.status >= 500) return `broke: ${says}`
  return sentenceOf(text) === null ? `says nothing: ${says}` : null
}

test(`every endpoint answers whatever it is sent with a yes or a sentence, never with 500 (seed ${seed})`, async () => {
  const all = endpoints.flatMap(endpoint =>
    Array.from({ length: throws }, () => (throwing() < 0.7 ? spoiled(endpoint) : raw(endpoint))),
  )
  const wrong: string[] = []
  await each(all, async one => {
    const says = await take(one)
    if (says !== null) wrong.push(says)
  })
  expect(wrong.slice(0, 15), `again: FUZZ_SEED=${seed}`).toEqual([])
  expect(all.length).toBe(endpoints.length * throws)
  expect(endpoints.length).toBeGreaterThan(100)
}, 300_000)

test('after all that the house still works, and its own people are still let in', async () => {
  const response = await (await world.as('lin')).send('GET', '/api/cases')
  expect(response.status).toBe(200)
})

test('what no HTTP client sends gets an answer or a closed door, and holds nobody up', async () => {
  const { port, hostname } = new URL(world.url)
  const odd: RequestOptions[] = [
    { port, hostname, method: 'TRACE', path: '/api/cases' },
    { port, hostname, method: 'OPTIONS', path: '*' },
    { port, hostname, method: 'GET', path: '/api/cases', headers: { cookie: `x=${'y'.repeat(12_000)}` } },
    { port, hostname, method: 'GET', path: '/api/cases', headers: { 'accept-language': 'zh-'.repeat(500) } },
    {
      port,
      hostname,
      method: 'POST',
      path: '/api/calls',
      headers: { 'content-length': '5', 'content-type': 'application/json' },
    },
    { port, hostname, method: 'GET', path: `/api/${'x/'.repeat(4000)}` },
  ]
  for (const options of odd) {
    const status = await new Promise<number>(resolve => {
      const asking = request({ ...options, timeout: 3000 }, response => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asking.on('error', () => resolve(0))
      asking.on('timeout', () => asking.destroy())
      asking.end(options === odd[4] ? '{}' : undefined)
    })
    expect(status, JSON.stringify(options).slice(0, 200)).toBeLessThan(500)
  }
  expect((await world.stranger().send('GET', '/healthz')).status).toBe(200)
})
