import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { filesFolder } from '../files.ts'
import { connectRaw, type Reserved } from '../postgres/connect.ts'
import { framed, head } from './frames.ts'
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
  const counted: Counted = { tables: 0, rows: 0, files: 0, missing: 0 }
  try {
    const sql = await owner.reserve()
    const out = createWriteStream(partial, { mode: 0o600, flush: true })
    await pipeline(Readable.from(inSnapshot(sql, data, counted, say)), createGzip({ level: 6 }), out)
    await rename(partial, target)
    return counted
  } catch (fault) {
    await rm(partial, { force: true })
    throw fault
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function* inSnapshot(
  sql: Reserved,
  data: string,
  counted: Counted,
  say: Progress,
): AsyncGenerator<Buffer> {
  try {
    await sql.unsafe('begin isolation level repeatable read read only')
    const [version] = await sql.unsafe(
      'select max(number) as number, now()::text as at from migrations.applied',
    )
    const tables = await allTables(sql)
    yield head({ format: FORMAT, migration: version?.number, at: version?.at, tables: tables.length })
    for (const table of tables) {
      yield head({ table: table.name, columns: table.columns })
      yield* framed(await sql.unsafe(copyOut(table)).readable())
      const [count] = await sql.unsafe(`select count(*)::int as n from ${table.name}`)
      counted.tables++
      counted.rows += Number(count?.n)
      say(`${counted.tables}/${tables.length} ${table.name}: ${count?.n} rows`)
    }
    yield* files(sql, data, counted, say)
    yield head({ end: counted })
  } finally {
    // Also when the file could not be written and nobody reads on.
    await sql.unsafe('rollback').catch(() => {})
    sql.release()
  }
}

async function* files(sql: Reserved, data: string, counted: Counted, say: Progress): AsyncGenerator<Buffer> {
  for (const file of await sql.unsafe('select company_id, id from core.files order by company_id, id')) {
    const [company, id] = [String(file.company_id), String(file.id)]
    const path = join(filesFolder(data), company, id)
    if (!existsSync(path)) {
      counted.missing++
      say(`The file ${id} is named in the database and missing on disk.`)
      continue
    }
    yield head({ file: { company, id } })
    yield* framed(createReadStream(path))
    counted.files++
  }
  if (counted.files > 0) say(`${counted.files} files`)
}
