import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { filesFolder } from '../files.ts'
import { connectRaw, type Reserved } from '../postgres/connect.ts'
import { writeFrame, writeHead } from './frames.ts'
import { allTables, copyOut } from './tables.ts'

export const FORMAT = 'yinuo backup 1'
export type Progress = (line: string) => void
export type Counted = { tables: number; rows: number; files: number; missing: number }

/**
 * Everything of all companies in one file: tables by COPY in one snapshot, then the files that they name. The
 * service may go on working. Written beside the target and renamed when whole.
 */
export async function backup(
  ownerUrl: string,
  data: string,
  target: string,
  say: Progress,
): Promise<Counted> {
  const owner = connectRaw(ownerUrl, { max: 1, name: 'backup' })
  const partial = `${target}.partial`
  const gzip = createGzip({ level: 6 })
  const file = createWriteStream(partial, { mode: 0o600, flush: true })
  const written = finished(gzip.pipe(file))
  written.catch(() => {})
  file.once('error', fault => gzip.destroy(fault))
  try {
    const sql = await owner.reserve()
    const counted = await inSnapshot(sql, () => writeAll(sql, data, gzip, say))
    gzip.end()
    await written
    await rename(partial, target)
    return counted
  } catch (fault) {
    gzip.destroy()
    await rm(partial, { force: true })
    throw fault
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function inSnapshot<T>(sql: Reserved, work: () => Promise<T>): Promise<T> {
  await sql.unsafe('begin isolation level repeatable read read only')
  try {
    return await work()
  } finally {
    await sql.unsafe('rollback')
    sql.release()
  }
}

async function writeAll(sql: Reserved, data: string, out: Writable, say: Progress): Promise<Counted> {
  const [version] = await sql.unsafe(
    'select max(number) as number, now()::text as at from migrations.applied',
  )
  const tables = await allTables(sql)
  await writeHead(out, { format: FORMAT, migration: version?.number, at: version?.at, tables: tables.length })
  let rows = 0
  for (const [place, table] of tables.entries()) {
    await writeHead(out, { table: table.name, columns: table.columns })
    const copied = await sql.unsafe(copyOut(table)).readable()
    for await (const piece of copied) await writeFrame(out, 'D', piece as Buffer)
    await writeFrame(out, 'E')
    const [count] = await sql.unsafe(`select count(*)::int as n from ${table.name}`)
    rows += Number(count?.n)
    say(`${place + 1}/${tables.length} ${table.name}: ${count?.n} rows`)
  }
  const files = await sql.unsafe('select company_id, id, bytes from core.files order by company_id, id')
  let missing = 0
  for (const file of files) {
    const [company, id] = [String(file.company_id), String(file.id)]
    if (!(await writeFileOf(data, company, id, out))) {
      missing++
      say(`The file ${id} is named in the database and missing on disk.`)
    }
  }
  if (files.length > 0) say(`${files.length - missing} files`)
  const counted = { tables: tables.length, rows, files: files.length - missing, missing }
  await writeHead(out, { end: counted })
  return counted
}

async function writeFileOf(data: string, company: string, id: string, out: Writable): Promise<boolean> {
  const path = join(filesFolder(data), company, id)
  if (!existsSync(path)) return false
  await writeHead(out, { file: { company, id } })
  for await (const piece of createReadStream(path)) await writeFrame(out, 'D', piece as Buffer)
  await writeFrame(out, 'E')
  return true
}
