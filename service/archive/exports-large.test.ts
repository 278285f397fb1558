import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from '#core/endpoint.ts'
import { listTakenOut } from '#service/people/contract/exports.ts'
import type { Client } from '../../test/support/client.ts'
import { asOwner } from '../../test/support/cluster.ts'
import { until } from '../../test/support/until.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { exportCustomers } from './contract/exports.ts'

const CUSTOMERS = 20_000
const MB = 1024 * 1024
/** What a page of rows, a zip's window and the sockets take; all the rows at once would be 60 MB and more. */
const MOST_GROWTH = 32 * MB

let world: World
let han: Client
beforeAll(async () => {
  world = await openWorld()
  han = await world.as('han')
  await asOwner(world.house.ownerUrl, async sql => {
    await sql.unsafe(`
      insert into archive.customers (company_id, id, name, kind, note, changed_at)
      select '${world.company}', gen_random_uuid(), '客户' || n, 'person', '', now()
      from generate_series(1, ${CUSTOMERS}) n`)
    await sql.unsafe(`
      insert into archive.devices (company_id, id, customer_id, serial, note, changed_at)
      select company_id, gen_random_uuid(), id, '', (
        select string_agg(md5(id::text || part), ' ') from generate_series(1, 30) part), now()
      from archive.customers where company_id = '${world.company}'`)
    await sql.unsafe('analyze archive.customers, archive.devices')
  })
})
afterAll(() => world.close())

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What is in use, without what only waits to be swept. */
function held(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** The download as it comes: its bytes are looked at and thrown away. */
async function download(as: 'csv' | 'xlsx') {
  const path = address(exportCustomers, { query: { as } })
  const response = await han.send('GET', path, { headers: { 'accept-encoding': 'identity' } })
  expect(response.status).toBe(200)
  const body = response.body as ReadableStream<Uint8Array> | null
  if (body === null) throw new Error('nothing comes')
  return body.getReader()
}

test.each(['csv', 'xlsx'] as const)('PRF-07: %s of 20,000 rows leaves with flat memory', async as => {
  const before = held()
  let most = 0
  let bytes = 0
  let looked = 0
  const reader = await download(as)
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.length
    if (bytes - looked < 6 * MB) continue
    looked = bytes
    most = Math.max(most, held() - before)
  }
  expect(bytes).toBeGreaterThan(8 * MB)
  expect(most / MB).toBeLessThan(MOST_GROWTH / MB)
})

test('a download that is broken off stops the reading, and is told as broken off', async () => {
  const reader = await download('csv')
  await reader.read()
  await reader.cancel()
  const last = async () => (await han.tell(listTakenOut, { query: { limit: 1 } })).items[0]
  await until(async () => (await last())?.ended !== null)
  const told = await last()
  expect(told?.ended?.whole).toBe(false)
  expect(told?.ended?.rows).toBeLessThan(CUSTOMERS)
  const open = await asOwner(
    world.house.ownerUrl,
    sql => sql`select pid from pg_stat_activity
      where datname = current_database() and usename = 'yinuo_app' and xact_start is not null`,
  )
  expect(open).toHaveLength(0)
})

test('one export at a time for each person: a second waits, and is refused when that takes long', async () => {
  const reader = await download('csv')
  await reader.read()
  const second = await han.send('GET', address(exportCustomers, { query: { as: 'csv' } }))
  expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([
    409,
    'another export is running',
  ])
  await reader.cancel()
}, 20_000)
