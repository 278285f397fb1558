import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, databaseUrl, dropDatabase } from '../../test/support/cluster.ts'
import { someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { filesFolder } from '../files.ts'
import type { Pool } from '../postgres/connect.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { allTables, copyOut } from './tables.ts'

let world: World
let folder: string
let file: string
const empty: string[] = []

beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'yinuo-backup-'))
  file = join(folder, 'all.yinuo')
  const lin = await world.as('lin')
  await someCustomer(lin)
  const sent = await lin.send('POST', '/api/files', {
    body: new Uint8Array(300_000).map((_, n) => n % 251),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('照片.jpg') },
  })
  expect(sent.status).toBe(200)
  await backup(world.house.ownerUrl, world.house.config.data, file, () => {})
})

afterAll(async () => {
  for (const name of empty) await dropDatabase(world.house.ownerUrl, name)
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  empty.push(name)
  await asOwner(world.house.ownerUrl, sql => sql.unsafe(`create database ${name}`))
  return databaseUrl(world.house.ownerUrl, name)
}

/** Every row of every table as text, in an order of its own. */
async function everything(sql: Pool): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of await allTables(sql)) {
    const rows = await sql.unsafe(
      `select row::text as row from (${inner(copyOut(table))}) as row order by row::text collate "C"`,
    )
    all[table.name] = rows.map(row => String(row.row))
  }
  return all
}

const inner = (copy: string) => copy.replace(/^copy \(/, '').replace(/\) to stdout$/, '')

test('what was backed up is restored into an empty database, row by row and file by file', async () => {
  const url = await emptyDatabase()
  const data = join(folder, 'restored')
  const counted = await restore(url, data, file, () => {})
  const [before, after] = [await asOwner(world.house.ownerUrl, everything), await asOwner(url, everything)]
  expect(Object.values(after).flat().length).toBe(counted.rows)
  expect(after['archive.customers']?.length).toBeGreaterThan(0)
  expect(after['core.journal']?.length).toBeGreaterThan(0)
  expect(after).toEqual(before)
  const [row] = await asOwner(url, sql => sql.unsafe('select company_id, id from core.files'))
  const path = (root: string) => join(filesFolder(root), String(row?.company_id), String(row?.id))
  expect(await readFile(path(data))).toEqual(await readFile(path(world.house.config.data)))
})

test('foreign keys stand again after a restore', async () => {
  const url = await emptyDatabase()
  await restore(url, join(folder, 'keys'), file, () => {})
  const keys = (sql: Pool) =>
    sql.unsafe(`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d
      from pg_constraint where contype = 'f' and connamespace::regnamespace::text not in ('jobs')
      order by 1, 2`)
  expect(await asOwner(url, keys)).toEqual(await asOwner(world.house.ownerUrl, keys))
})

test('a restore onto a database that holds anything is refused and changes nothing', async () => {
  const before = await asOwner(world.house.ownerUrl, everything)
  await expect(restore(world.house.ownerUrl, join(folder, 'full'), file, () => {})).rejects.toThrow(
    /not empty/,
  )
  expect(await asOwner(world.house.ownerUrl, everything)).toEqual(before)
})

test.each([0.3, 0.9, 0.999])('a file cut at %f of its length restores nothing and says so', async part => {
  const url = await emptyDatabase()
  const cut = join(folder, `cut-${part}`)
  const whole = await readFile(file)
  await writeFile(cut, whole)
  await truncate(cut, Math.floor(whole.length * part))
  await expect(restore(url, join(folder, 'cut'), cut, () => {})).rejects.toThrow(/no whole backup/)
  const rows = await asOwner(url, everything)
  expect(rows['core.companies']).toEqual([])
})

test('something else than a backup is told from one', async () => {
  const url = await emptyDatabase()
  const other = join(folder, 'letter.txt')
  await writeFile(other, '尊敬的客户')
  await expect(restore(url, join(folder, 'other'), other, () => {})).rejects.toThrow(/no whole backup/)
  await expect(restore(url, join(folder, 'other'), join(folder, 'nowhere'), () => {})).rejects.toThrow(
    /There is no file/,
  )
})

test('a backup that fails leaves no half file behind', async () => {
  const nowhere = join(folder, 'no-such-folder', 'x.yinuo')
  await expect(backup(world.house.ownerUrl, world.house.config.data, nowhere, () => {})).rejects.toThrow(
    /ENOENT/,
  )
  await mkdir(join(folder, 'taken'))
  await expect(
    backup(world.house.ownerUrl, world.house.config.data, join(folder, 'taken'), () => {}),
  ).rejects.toThrow()
  await expect(readFile(join(folder, 'taken.partial'))).rejects.toThrow(/ENOENT/)
})
