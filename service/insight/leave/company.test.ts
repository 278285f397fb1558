import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leavingTables, NOT_TAKEN } from '#core/leave/tables.ts'
import { listTakenOut } from '#service/people/contract/exports.ts'
import type { Client } from '../../../test/support/client.ts'
import { asOwner } from '../../../test/support/cluster.ts'
import { someCustomer } from '../../../test/support/customers.ts'
import { upload } from '../../../test/support/lists.ts'
import { take } from '../../../test/support/tables.ts'
import { unzip } from '../../../test/support/unzip.ts'
import { openWorld, type World } from '../../../test/support/world.ts'
import { takeCompanyOut } from '../contract/company.ts'
import { SCHEMA_WORDS, TABLE_WORDS } from './tables.ts'

let world: World
let admin: Client
let files: Map<string, Buffer>
let name: string
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('admin')
  await someCustomer(await world.as('lin'))
  await someCustomer(await world.as('nan-agent'), '南方的客户')
  await upload(await world.as('lin'), Buffer.from('照片的字节'), '阳台 照片.jpg')
  const taken = await take(admin, takeCompanyOut, { query: {} })
  expect(taken.status).toBe(200)
  files = unzip(taken.bytes)
  name = taken.name
})
afterAll(() => world.close())

type Manifest = {
  rows: number
  files: number
  contents: { path: string; rows?: number; bytes: number; sha256: string }[]
}
const text = (path: string) => files.get(path)?.toString('utf8') ?? ''

test('every row of the company leaves, counted and with its sha256, and none of another company', async () => {
  expect(name).toMatch(/^全部资料_晨光太阳能_周文静_\d{8}-\d{4}\.zip$/)
  const manifest = JSON.parse(text('manifest.json')) as Manifest
  const tables = await world.deed(ctx => leavingTables(ctx))
  expect(tables.length).toBeGreaterThan(60)
  await asOwner(world.house.ownerUrl, async sql => {
    for (const { name } of tables) {
      const [row] = await sql.unsafe(
        `select count(*)::int as n from ${name} where company_id = '${world.company}'`,
      )
      const lines = text(`tables/${name}.jsonl`).split('\n').slice(0, -1)
      // Of its own leaving the snapshot sees the beginning; the end is told afterwards.
      const later = /^core\.journal(_about)?$/.test(name) ? 1 : 0
      expect(lines.length, name).toBe(Number(row?.n) - later)
      expect(manifest.contents.find(one => one.path === `tables/${name}.jsonl`)?.rows, name).toBe(
        lines.length,
      )
      for (const line of lines) expect(JSON.parse(line).company_id, name).toBe(world.company)
    }
  })
  for (const { path, bytes, sha256 } of manifest.contents) {
    const file = files.get(path) ?? Buffer.alloc(0)
    expect([path, file.length]).toEqual([path, bytes])
    expect(createHash('sha256').update(file).digest('hex'), path).toBe(sha256)
  }
  expect([...files.values()].some(file => file.includes('南方的客户'))).toBe(false)
})

test('files leave under names that people read, and logins, passwords, sessions do not leave', async () => {
  const [path] = [...files.keys()].filter(one => one.startsWith('files/'))
  expect(path).toMatch(/^files\/\d{4}-\d\d\/阳台 照片 \([0-9a-f-]{36}\)\.jpg$/)
  expect(files.get(path ?? '')?.toString()).toBe('照片的字节')
  expect([...files.keys()].filter(one => one.includes('auth'))).toEqual([])
  for (const table of NOT_TAKEN) expect(files.has(`tables/${table}.jsonl`), table).toBe(false)
  const secrets = await asOwner(
    world.house.ownerUrl,
    sql => sql`select password as secret from auth.accounts union select token from auth.sessions`,
  )
  expect(secrets.length).toBeGreaterThan(3)
  const all = Buffer.concat([...files.values()])
  for (const { secret } of secrets) expect(all.includes(String(secret))).toBe(false)
})

test('what it all means stands in it, table by table, in three languages', async () => {
  const tables = await world.deed(ctx => leavingTables(ctx))
  expect(tables.map(({ name }) => name).filter(name => TABLE_WORDS[name] === undefined)).toEqual([])
  expect(tables.filter(({ name }) => SCHEMA_WORDS[name.split('.')[0] ?? ''] === undefined)).toEqual([])
  for (const path of ['使用说明.md', '使用說明.md', 'README.md']) {
    for (const { name } of tables) expect(text(path)).toContain(`### ${name}\n`)
  }
  expect(text('README.md')).toContain('| customer_id | uuid | the customer; points to archive.customers |')
})

test('it is told, and only an administrator takes it', async () => {
  const { items } = await admin.tell(listTakenOut, { query: {} })
  expect(items[0]).toMatchObject({ what: 'company', as: 'zip', by: '周文静', ended: { whole: true } })
  const han = await world.as('han')
  expect((await take(han, takeCompanyOut, { query: {} })).status).toBe(403)
})
