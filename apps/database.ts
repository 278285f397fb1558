import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '#core/config.ts'
import { PlainFault } from '#core/fault.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { runningEmbedded, startEmbedded } from '#core/postgres/embedded.ts'
import { makeLogins } from '#core/postgres/logins.ts'
import { migrate } from '#core/postgres/migrate.ts'
import { readSecret } from '#core/secret.ts'

export type Database = { opening: { ownerUrl: string; secret: string }; close(): Promise<void> }

const OLDEST = 150_000
const PATIENCE_SECONDS = 30

/** The PostgreSQL of DATABASE_URL, or the embedded one; with our logins and this version's tables. */
export async function openDatabase(config: Config, say: (sentence: string) => void): Promise<Database> {
  const database = await reachDatabase(config, say)
  try {
    const applied = await asOwner(database.opening.ownerUrl, migrate)
    if (applied > 0) say(`The database was brought to this version (${applied} steps).`)
    return database
  } catch (fault) {
    await database.close()
    throw fault
  }
}

/** The same without a look at the tables: for a restore, which brings them itself. */
export async function reachDatabase(config: Config, say: (sentence: string) => void): Promise<Database> {
  const secret = await readSecret(config)
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded({ folder: config.data, log: say }) : null
  const ownerUrl = embedded?.ownerUrl ?? config.databaseUrl ?? ''
  try {
    await asOwner(ownerUrl, async owner => {
      await reach(owner)
      await makeLogins(owner, secret)
    })
    return { opening: { ownerUrl, secret }, close: async () => embedded?.stop() }
  } catch (fault) {
    await embedded?.stop()
    throw fault
  }
}

/**
 * For the operator's tool beside a running Yinuo: its database, which stays up afterwards. Else starts it.
 */
export async function besideOrOpen(config: Config, say: (sentence: string) => void): Promise<Database> {
  const running = config.databaseUrl === undefined ? runningEmbedded(config.data) : null
  if (running === null) return openDatabase(config, say)
  return { opening: { ownerUrl: running, secret: await readSecret(config) }, close: async () => {} }
}

async function asOwner<T>(ownerUrl: string, work: (owner: Pool) => Promise<T>): Promise<T> {
  const owner = connectRaw(ownerUrl, { max: 2, name: 'owner' })
  try {
    return await work(owner)
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** Waits for a server that is just starting, then looks whether it can serve us. */
async function reach(owner: Pool): Promise<void> {
  for (let second = 0; ; second++) {
    try {
      return await examine(owner)
    } catch (fault) {
      if (fault instanceof PlainFault) throw fault
      const code = (fault as { code?: string }).code ?? ''
      const starting = code === '57P03' || code === 'ECONNREFUSED' || code === 'CONNECT_TIMEOUT'
      if (starting && second < PATIENCE_SECONDS) await wait(1000)
      else throw unreachable(fault as Error)
    }
  }
}

async function examine(owner: Pool): Promise<void> {
  const [row] = await owner.unsafe(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as passes`)
  if (row?.version < OLDEST) {
    throw new PlainFault(
      'This PostgreSQL is too old.',
      'Version 15 or newer is needed; leave DATABASE_URL out for ours.',
    )
  }
  if (row?.encoding !== 'UTF8') {
    throw new PlainFault(
      `This database keeps its text as ${row?.encoding}.`,
      "Create it with: create database yinuo encoding 'UTF8' template template0",
    )
  }
  if (row?.passes !== true) {
    throw new PlainFault(
      'The login in DATABASE_URL may not pass row level security, so backups and upgrades would miss rows.',
      'Use a superuser, or: alter role … createrole bypassrls',
    )
  }
}

function unreachable(fault: Error & { code?: string }): PlainFault {
  const why =
    fault.code === '28P01'
      ? 'refuses the password'
      : fault.code === '3D000'
        ? 'has no such database'
        : 'does not answer'
  return new PlainFault(
    `The PostgreSQL in DATABASE_URL ${why}.`,
    `Check the address, or leave DATABASE_URL out to use the embedded one. (${fault.code ?? fault.message})`,
    { cause: fault },
  )
}
