import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Endpoint } from '#core/endpoint.ts'
import { allRoutes } from '#core/http/app.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { ROLES } from '#service/people/contract.ts'
import { story } from '#service/story.ts'
import type { Client } from './support/client.ts'
import { databaseUrl } from './support/cluster.ts'
import { each } from './support/each.ts'
import { type Crew, liveThrough, ourCrew } from './support/life.ts'
import { addressOf, idPlaces, type Place, question } from './support/questions.ts'
import { openWorld, type World } from './support/world.ts'
import { readCatalog } from './tidy/catalog.ts'
import { isBusiness } from './tidy/tables.ts'

/**
 * The second company asks everything with everything that it could have learned of the first. Endpoints come
 * from the story, tables from the catalogue, so that what is new is crawled by itself.
 */
const MARK = '青鸾'
const endpoints = allRoutes(story).map(route => route.endpoint)
/** They end or change the crawler's own session; sign-in has its own tests. */
const OWN_SESSION =
  /^(POST|DELETE) \/api\/session$|\/api\/session\/password|\/api\/setup|POST \/api\/session\/invitation/
const nameOf = ({ method, url }: Endpoint) => `${method} ${url}`
const crawled = endpoints.filter(
  endpoint => !OWN_SESSION.test(nameOf(endpoint)) && endpoint.url !== '/api/files',
)

let world: World
let owner: Pool
let tables: string[]
/** One id of each table of the first company: a row of every kind. */
let kinds: { id: Uuid; schema: string; table: string }[]
let theirs: Uuid[]
let ours: Uuid[]
let stranger: Client
let before: Record<string, string>

beforeAll(async () => {
  world = await openWorld()
  owner = connectRaw(databaseUrl(inject('ownerUrl'), await databaseOf(world)), { max: 2, name: 'crawl' })
  const all = (await readCatalog(owner)).tables.filter(isBusiness)
  tables = all.map(({ schema, name }) => `${schema}.${name}`)
  await liveThrough(world, ourCrew(world), MARK)
  await liveThrough(world, await theOthers(), '白鹭')
  stranger = await world.as('nan-all')
  kinds = await idsOf(world.company)
  theirs = kinds.map(({ id }) => id)
  ours = (await idsOf(world.other)).map(({ id }) => id)
  before = await fingerprints()
}, 120_000)
afterAll(async () => {
  await owner.end({ timeout: 5 })
  await world.close()
})

async function databaseOf({ house }: World): Promise<string> {
  return new URL(house.ownerUrl).pathname.slice(1)
}

/** 南风热水器's people, and one who may do everything that a role can do. */
async function theOthers(): Promise<Crew> {
  const hire = async (username: string, roles: (typeof ROLES)[number][]) => {
    const staff = await world.hire({ name: `南${username}`, username, roles }, world.other)
    return { username, staff }
  }
  await hire(
    'nan-all',
    ROLES.filter(role => role !== 'auditor'),
  )
  return {
    admin: { username: 'nan-admin', staff: world.staff['nan-admin'] },
    manager: await hire('nan-manager', ['manager']),
    agent: { username: 'nan-agent', staff: world.staff['nan-agent'] },
    second: await hire('nan-second', ['agent']),
    technician: await hire('nan-technician', ['technician']),
    visitor: await hire('nan-visitor', ['visitor']),
  }
}

async function idsOf(company: Uuid): Promise<typeof kinds> {
  const found = new Map<Uuid, (typeof kinds)[number]>()
  found.set(company, { id: company, schema: 'core', table: 'companies' })
  for (const name of tables) {
    const [schema = '', table = ''] = name.split('.')
    const [row] = await owner.unsafe(
      `select to_jsonb(t) ->> 'id' as id from ${name} t where company_id = '${company}' limit 1`,
    )
    const id = row?.id as Uuid | undefined
    if (id && !found.has(id)) found.set(id, { id, schema, table })
  }
  return [...found.values()]
}

const sliceOf = new Map(
  story.flatMap(slice => (slice.routes ?? []).map(({ endpoint }) => [endpoint, slice.name] as const)),
)

/**
 * The kinds to try at a place: all of its own slice, those that its name speaks of (`body.customerId`), and
 * of the others each third one, by turns. All at all places took three times as long.
 */
function tried(endpoint: Endpoint, place: Place, turn: number): Uuid[] {
  const noun = /(\w+?)(Id|Ids)?(\[\])?$/.exec(place)?.[1]?.toLowerCase() ?? ''
  const meant = kinds.filter(
    ({ schema, table }, n) =>
      schema === sliceOf.get(endpoint) || table.startsWith(noun) || n % 3 === turn % 3,
  )
  return meant.map(({ id }) => id)
}

/** All rows of the first company, table by table. */
async function fingerprints(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of tables) {
    const [row] = await owner.unsafe(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print from ${table} t where company_id = '${world.company}'`,
    )
    found[table] = String(row?.print)
  }
  return found
}

type Heard = { status: number; text: string }

async function ask(client: Client, endpoint: Endpoint, given: Record<Place, unknown>): Promise<Heard> {
  const asked = question(endpoint, given)
  const response = await client.send(endpoint.method, addressOf(endpoint, asked), {
    ...(endpoint.method === 'GET' ? {} : { headers: { 'idempotency-key': uuidv7() } }),
    ...(asked.body === undefined ? {} : { body: asked.body }),
  })
  return { status: response.status, text: await response.text() }
}

/**
 * What a reader could tell two answers apart by: status and code, or for a yes the whole of it without its
 * ids.
 */
const heardAs = ({ status, text }: Heard) =>
  status === 200
    ? `200 ${text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')}`
    : `${status} ${JSON.parse(text).code}`

const leaks = ({ text }: Heard) =>
  text.includes(MARK) || text.includes('1391234') || theirs.some(id => text.includes(id))

/**
 * Where ids of others could stand. `body.id` is made by who asks: in another company it names another row.
 */
const placesOf = (endpoint: Endpoint) => idPlaces(endpoint).filter(place => place !== 'body.id')

test('the first company has rows of every kind, or nothing would be proved', async () => {
  const empty: string[] = []
  for (const table of tables) {
    const [row] = await owner.unsafe(
      `select count(*)::int as n from ${table} where company_id = '${world.company}'`,
    )
    if (row?.n === 0) empty.push(table)
  }
  expect(empty).toEqual(['core.reactions_due'])
  expect(theirs.length).toBeGreaterThan(30)
})

test('an id of the first company is, to the second, an id that nobody has: at every place of every endpoint', async () => {
  const wrong: string[] = []
  const places = crawled
    .flatMap(endpoint => placesOf(endpoint).map(place => ({ endpoint, place })))
    .map((one, turn) => ({ ...one, turn }))
  await each(places, async ({ endpoint, place, turn }) => {
    const nobody = heardAs(await ask(stranger, endpoint, { [place]: uuidv7() }))
    for (const id of tried(endpoint, place, turn)) {
      const heard = await ask(stranger, endpoint, { [place]: id })
      const says = `${nameOf(endpoint)} with ${place}=${id}: ${heard.status} ${heard.text.slice(0, 120)}`
      if (heard.status >= 500) wrong.push(`broke: ${says}`)
      else if (heardAs(heard) !== nobody) wrong.push(`tells apart (${nobody.slice(0, 60)}): ${says}`)
      else if (place.startsWith('params') && heard.status === 200) wrong.push(`opens: ${says}`)
      else if (theirs.some(one => one !== id && heard.text.includes(one)) || heard.text.includes(MARK)) {
        wrong.push(`leaks: ${says}`)
      }
    }
  })
  expect(wrong.slice(0, 20)).toEqual([])
  expect(places.length).toBeGreaterThan(80)
}, 240_000)

test('nor can it be put into a row of the second company’s own', async () => {
  const wrong: string[] = []
  const both = crawled.filter(endpoint => {
    const places = idPlaces(endpoint)
    return (
      places.includes('params.id') && places.some(place => place.startsWith('body') && place !== 'body.id')
    )
  })
  await each(both, async endpoint => {
    const mine = await ourIdFor(endpoint)
    if (mine === null) return
    for (const [turn, place] of placesOf(endpoint).entries()) {
      if (!place.startsWith('body')) continue
      const nobody = heardAs(await ask(stranger, endpoint, { 'params.id': mine, [place]: uuidv7() }))
      for (const id of tried(endpoint, place, turn)) {
        const heard = await ask(stranger, endpoint, { 'params.id': mine, [place]: id })
        const says = `${nameOf(endpoint)} with ${place}=${id}: ${heard.status} ${heard.text.slice(0, 120)}`
        if (heard.status >= 500 || heardAs(heard) !== nobody)
          wrong.push(`not like nobody's (${nobody}): ${says}`)
      }
    }
  })
  expect(wrong.slice(0, 20)).toEqual([])
}, 240_000)

/** An id of our own that this address knows: whatever is answered, it is not 404. */
async function ourIdFor(endpoint: Endpoint): Promise<Uuid | null> {
  for (const id of ours) if ((await ask(stranger, endpoint, { 'params.id': id })).status !== 404) return id
  return null
}

test('lists of the second company hold nothing of the first', async () => {
  const lists = crawled.filter(endpoint => endpoint.method === 'GET' && endpoint.params === undefined)
  for (const client of [stranger, await world.as('nan-agent'), await world.as('nan-admin')]) {
    for (const endpoint of lists) {
      const heard = await ask(client, endpoint, {})
      expect([200, 403, 409], `${nameOf(endpoint)} ${heard.text}`).toContain(heard.status)
      expect(leaks(heard), `${nameOf(endpoint)} ${heard.text}`).toBe(false)
    }
  }
  for (const text of [MARK, 'qingluan', '0001', '13912340001', '马俊杰', 'mjj']) {
    const heard = await stranger.send('GET', `/api/find?text=${encodeURIComponent(text)}`)
    expect(leaks({ status: heard.status, text: await heard.text() }), text).toBe(false)
  }
})

test('after all that no row of the first company has changed, and none of the second speaks of it', async () => {
  expect(await fingerprints()).toEqual(before)
  const spoken: string[] = []
  for (const table of tables) {
    const rows = await owner.unsafe(
      `select t::text as row from ${table} t where company_id = '${world.other}'`,
    )
    for (const { row } of rows)
      if (theirs.some(id => String(row).includes(id))) spoken.push(`${table}: ${row}`)
  }
  expect(spoken.slice(0, 10)).toEqual([])
})

test('with a store that forgets its where, row level security still shows no row of another company', async () => {
  const line = await world.house.pools.app.lend()
  await line.unsafe('begin')
  await line.unsafe(`select set_config('app.company_id', '${world.other}', true)`)
  for (const table of tables) {
    const rows = await line.unsafe(`select company_id from ${table}`)
    expect(
      rows.filter(row => row.company_id !== world.other),
      table,
    ).toEqual([])
  }
  await line.unsafe('rollback')
  line.release()
})

test.each(ROLES)('%s is let into what the contract says, and into nothing else', async role => {
  await world.hire({ name: `只是${role}`, username: `only-${role}`, roles: [role] })
  const client = await world.as(`only-${role}`)
  const wrong: string[] = []
  await each(crawled, async endpoint => {
    if (typeof endpoint.may === 'string' || endpoint.may.includes(role)) return
    const given = Object.fromEntries(idPlaces(endpoint).map(place => [place, theirs[1]]))
    const { status } = await ask(client, endpoint, given)
    if (status !== 403) wrong.push(`${nameOf(endpoint)} answered ${status}`)
  })
  expect(wrong).toEqual([])
})

test('nobody who is not signed in is let in anywhere but at the door', async () => {
  const wrong: string[] = []
  for (const endpoint of crawled) {
    if (endpoint.may === 'anyone') continue
    const { status } = await ask(world.stranger(), endpoint, {})
    if (status !== 401) wrong.push(`${nameOf(endpoint)} answered ${status}`)
  }
  expect(wrong).toEqual([])
  expect(crawled.filter(({ may }) => may === 'anyone').map(nameOf)).toEqual(['GET /api/session'])
})
