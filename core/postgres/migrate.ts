import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PlainFault } from '../fault.ts'
import type { Pool } from './connect.ts'

export type Migration = { number: number; name: string; sql: string; sha256: string }

const folder = fileURLToPath(new URL('../../db/migrations/', import.meta.url))

/** The numbered SQL files, in order. Their names say `NNNN_<slice>_<what>.sql`. */
export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async name => {
      const sql = await readFile(`${folder}${name}`, 'utf8')
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      }
    }),
  )
}

/**
 * Brings the database to this version: each file once, each in its own transaction, one process at a time.
 * @param upTo stops after this number; a restore brings an empty database to the version of its backup first
 * @returns how many were applied
 * @throws PlainFault when the database is newer than the program, or an applied file was changed
 */
export async function migrate(owner: Pool, upTo = Number.POSITIVE_INFINITY): Promise<number> {
  const files = await migrations()
  const sql = await owner.reserve()
  try {
    await sql.unsafe("select pg_advisory_lock(hashtext('yinuo migrations'))")
    await sql.unsafe('create schema if not exists migrations')
    await sql.unsafe(`create table if not exists migrations.applied (
      number integer primary key, name text not null, sha256 text not null,
      at timestamptz not null default now())`)
    const applied = await sql.unsafe('select number, name, sha256 from migrations.applied order by number')
    check(files, applied as unknown as Migration[])
    const done = new Set(applied.map(row => row.number as number))
    const fresh = files.filter(file => !done.has(file.number) && file.number <= upTo)
    for (const file of fresh) {
      await sql.unsafe('begin')
      try {
        await sql.unsafe(file.sql)
        await sql.unsafe('insert into migrations.applied (number, name, sha256) values ($1, $2, $3)', [
          file.number,
          file.name,
          file.sha256,
        ])
        await sql.unsafe('commit')
      } catch (fault) {
        await sql.unsafe('rollback')
        throw new Error(`Migration ${file.name}: ${(fault as Error).message}`, { cause: fault })
      }
    }
    return fresh.length
  } finally {
    await sql.unsafe("select pg_advisory_unlock(hashtext('yinuo migrations'))").catch(() => {})
    sql.release()
  }
}

function check(files: Migration[], applied: Pick<Migration, 'number' | 'name' | 'sha256'>[]): void {
  const byNumber = new Map(files.map(file => [file.number, file]))
  for (const row of applied) {
    const file = byNumber.get(row.number)
    if (file === undefined) {
      throw new PlainFault(
        `This database was brought up by a newer version (${row.name}).`,
        'Start that version, or restore a backup that this version made.',
      )
    }
    if (file.sha256 !== row.sha256) {
      throw new PlainFault(
        `The migration ${file.name} is not the one that made this database.`,
        'Use an unchanged copy of the program; a change of the database comes as a new, higher-numbered file.',
      )
    }
  }
}
