import { createHmac } from 'node:crypto'
import { connect as connectTo } from 'node:net'
import postgres from 'postgres'
import { type Lending, lending } from './lend.ts'

export type Pool = postgres.Sql<Record<string, never>>
export type Reserved = postgres.ReservedSql<Record<string, never>>

/** Connections of one login: `unsafe` for a lone statement on any of them, `lend` for a transaction. */
export type Connections = Pick<Pool, 'unsafe'> & Lending

/** The logins of design.md §3. `owner` is the one in DATABASE_URL; the others are made by us. */
export type Login = 'app' | 'auth' | 'jobs'

export const loginName = (login: Login) => `yinuo_${login}`

/**
 * One secret gives each login its own password, so that several processes agree without a file between them.
 */
export function loginPassword(secret: string, login: Login): string {
  return createHmac('sha256', secret).update(`login ${login}`).digest('base64url')
}

/** The owner's address turned into that of another login on the same server and database. */
export function loginUrl(ownerUrl: string, secret: string, login: Login): string {
  const url = new URL(ownerUrl)
  url.username = loginName(login)
  url.password = loginPassword(secret, login)
  return url.toString()
}

/**
 * What PostgreSQL keeps and what we hold: instants and days are Temporal, 64-bit integers are exact numbers.
 */
const types = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (at: Temporal.Instant | string) => at.toString(),
    parse: (text: string) => Temporal.Instant.from(text.replace(' ', 'T')),
  },
  day: {
    to: 1082,
    from: [1082],
    serialize: (date: Temporal.PlainDate | string) => date.toString(),
    parse: (text: string) => Temporal.PlainDate.from(text),
  },
  int8: {
    to: 20,
    from: [20],
    serialize: (n: number | bigint) => String(n),
    parse: (text: string) => {
      const n = Number(text)
      if (!Number.isSafeInteger(n)) throw new RangeError(`${text} does not fit a number exactly`)
      return n
    },
  },
}

/**
 * postgres.js leaves Nagle's algorithm on: the end of each COPY then waits 40 ms for an acknowledgement that
 * the server holds back, 44 ms a table in a restore. It checks a certificate by the `host` that it finds at
 * the socket. An address that names several servers is left to it.
 */
const atOnce = (url: string) =>
  new URL(url).host.includes(',')
    ? {}
    : {
        socket: ({ host: [host = 'localhost'], port: [port = 5432] }: { host: string[]; port: number[] }) =>
          Object.assign(connectTo({ host, port, noDelay: true }), { host }),
      }

/**
 * Connections that are opened when they are needed, at most `max` for transactions and as many for lone
 * statements. Times out instead of hanging; statements are stopped by the server after 30 s.
 */
export function connect(
  url: string,
  options: { max: number; name: string; patienceMs?: number },
): Connections {
  const shared = {
    ...atOnce(url),
    types,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: `yinuo ${options.name}`,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      timezone: 'UTC',
    },
  }
  const lone = postgres(url, { ...shared, max: options.max, idle_timeout: 60, max_lifetime: 60 * 30 })
  // Their age is looked at between transactions: postgres.js would close them between two statements of one.
  const open = (onclose: () => void) =>
    postgres(url, { ...shared, max: 1, idle_timeout: 0, max_lifetime: null, onclose }) as unknown as Pool
  const lines = lending(open, options.max, options.patienceMs)
  return {
    unsafe: (lone as unknown as Pool).unsafe,
    lend: lines.lend,
    async end(seconds) {
      await Promise.all([lone.end({ timeout: seconds }), lines.end(seconds)])
    },
  }
}

/** `postgres` without types of ours: for COPY, catalog listings and backups, where text in is text out. */
export function connectRaw(url: string, options: { max: number; name: string }): Pool {
  return postgres(url, {
    ...atOnce(url),
    max: options.max,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: `yinuo ${options.name}`, timezone: 'UTC' },
  }) as unknown as Pool
}
