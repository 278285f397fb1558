import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { startEmbedded } from '#core/postgres/embedded.ts'
import { makeLogins } from '#core/postgres/logins.ts'
import { migrate, migrations } from '#core/postgres/migrate.ts'

/** One secret for all test databases of a server: its logins are shared by them. */
export const TEST_SECRET = 'a secret for tests only, of no worth to anybody'

/** A real PostgreSQL for one run of the tests: in a temporary folder, or yours by YINUO_TEST_DATABASE_URL. */
export async function startCluster(): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const given = process.env.YINUO_TEST_DATABASE_URL
  if (given) return { ownerUrl: given, stop: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'yinuo-test-'))
  const server = await startEmbedded({ folder, log: () => {} })
  await asOwner(server.ownerUrl, async sql => {
    // Tests kill processes, not the machine: nothing is proved by waiting for this disk. Kill tests use their
    // own server.
    await sql.unsafe('alter system set fsync = off')
    await sql.unsafe('alter system set full_page_writes = off')
    // A world opens a dozen connections; hashing the password of each 4,096 times proves nothing either.
    await sql.unsafe('alter system set scram_iterations = 1')
    await sql.unsafe('select pg_reload_conf()')
  })
  return {
    ownerUrl: server.ownerUrl,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A database with all migrations, made once per server and version; each test file clones it. */
export async function makeTemplate(ownerUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await migrations()) hash.update(file.sha256)
  const name = `yinuo_template_${hash.digest('hex').slice(0, 12)}`
  await asOwner(ownerUrl, async sql => {
    const there = await sql.unsafe('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (there.length > 0) return
    await sql.unsafe(`drop database if exists ${name}`)
    await sql.unsafe(`create database ${name}`)
    await asOwner(databaseUrl(ownerUrl, name), async owner => {
      await makeLogins(owner, TEST_SECRET)
      await migrate(owner)
    })
    await sql.unsafe(`alter database ${name} is_template true`)
  })
  return name
}

export function databaseUrl(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${database}`
  return url.toString()
}

export async function asOwner<T>(url: string, work: (sql: Pool) => Promise<T>): Promise<T> {
  const sql = connectRaw(url, { max: 2, name: 'test owner' })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** A fresh copy of the template: its files, which costs half of writing them through the log. */
export async function cloneDatabase(ownerUrl: string, template: string, name: string): Promise<string> {
  await asOwner(ownerUrl, sql =>
    sql.unsafe(`create database ${name} template ${template} strategy file_copy`),
  )
  return databaseUrl(ownerUrl, name)
}

export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await asOwner(ownerUrl, sql => sql.unsafe(`drop database if exists ${name} with (force)`))
}

/** The templates that the workers of a run made for themselves. */
export async function dropRun(ownerUrl: string, run: string): Promise<void> {
  await asOwner(ownerUrl, async sql => {
    const found = await sql.unsafe('select datname from pg_database where starts_with(datname, $1)', [run])
    for (const { datname } of found) await sql.unsafe(`drop database if exists ${datname} with (force)`)
  })
}
