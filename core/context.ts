import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from '#db/tables.ts'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'
import { type Announced, journalStatement } from './journal.ts'
import { DatabaseAway, isAway } from './postgres/away.ts'
import type { Connections } from './postgres/connect.ts'
import { kyselyOn, prepared } from './postgres/dialect.ts'
import type { Lent } from './postgres/lend.ts'

/** Who acts. Reactions, sweeps and imports act without a person and say so in `name`. */
export type Actor = {
  readonly staff: Uuid | null
  readonly user: string | null
  readonly name: string
  readonly roles: readonly string[]
}

export const system = (name: string): Actor => ({ staff: null, user: null, name, roles: ['system'] })

/** Made once per request or reaction. `now` is passed, never read inside; everything happens in `tx`. */
export type Context = {
  readonly tx: Kysely<Tables>
  readonly now: Temporal.Instant
  readonly company: Uuid
  readonly actor: Actor
  readonly command: Uuid | null
  readonly house: House
  /** What the deed has announced so far; written when it is done (core/journal.ts). */
  readonly announced: Announced[]
  /** Statements whose answer nobody needs: they travel with the commit. */
  readonly last: CompiledQuery[]
  /** Runs after the commit, never after a roll-back. For wake-ups, not for facts. */
  afterCommit(work: () => void): void
}

const ATTEMPTS = 4
const PATIENCE_MS = 10_000
/** Serialisation failure and deadlock: the deed is decided anew. */
const AGAIN = new Set(['40001', '40P01'])

type Manner = { readOnly?: boolean; command?: Uuid | null; pool?: Connections }

/**
 * One deed or query in one transaction of one company. Deadlocks and serialisation failures are tried again,
 * at most three times; `work` must therefore touch nothing but the transaction.
 */
export async function inCompany<T>(
  house: House,
  company: Uuid,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
  manner: Manner = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const after: (() => void)[] = []
    try {
      const answer = await inTransaction(
        manner.pool ?? house.pools.app,
        manner.readOnly === true,
        company,
        async (sql, last) => {
          const ctx: Context = {
            tx: kyselyOn<Tables>(sql),
            now: house.clock.now(),
            company,
            actor,
            command: manner.command ?? null,
            house,
            announced: [],
            last,
            afterCommit: later => after.push(later),
          }
          const answer = await work(ctx)
          const journal = journalStatement(ctx)
          if (journal !== null) last.push(journal)
          return answer
        },
      )
      for (const later of after) wakeUp(house, later)
      return answer
    } catch (fault) {
      if (attempt >= ATTEMPTS || !AGAIN.has(codeOf(fault))) throw fault
    }
  }
}

/** What was committed stays an answer, whatever a wake-up does. */
function wakeUp(house: House, later: () => void): void {
  try {
    later()
  } catch (fault) {
    house.log.error({ err: fault }, 'after a commit')
  }
}

/**
 * `begin`, the company and the first statement of `work` travel together: the connection answers them in
 * order, and where one fails, so does all that comes after it. Without a company no row is seen (the policies
 * compare with an empty setting). The setting ends with the transaction.
 */
async function inTransaction<T>(
  pool: Connections,
  readOnly: boolean,
  company: Uuid,
  work: (sql: Lent, last: CompiledQuery[]) => Promise<T>,
): Promise<T> {
  const sql = await pool.lend()
  const last: CompiledQuery[] = []
  let answer: T
  try {
    const begun = Promise.all([
      sql.unsafe(readOnly ? 'begin read only' : 'begin'),
      sql.unsafe("select set_config('app.company_id', $1, true)", [company], prepared),
    ])
    ;[, answer] = await Promise.all([withinPatience(begun), work(sql, last)])
  } catch (fault) {
    await rollBack(sql, fault)
    throw fault
  }
  try {
    await commit(sql, last)
  } catch (fault) {
    sql.discard()
    throw fault
  }
  sql.release()
  return answer
}

/**
 * The last statements and the commit travel together: one write, one wake-up of the server for all of them.
 * Whichever fails, nothing is kept.
 */
async function commit(sql: Lent, last: readonly CompiledQuery[]): Promise<void> {
  const statements = last.map(query => sql.unsafe(query.sql, query.parameters as never[], prepared))
  const outcomes = await Promise.allSettled([...statements, sql.unsafe('commit')])
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
  const committed = outcomes.at(-1)
  // PostgreSQL answers `commit` with ROLLBACK, and no fault, when a statement had failed before.
  if (committed?.status !== 'fulfilled' || committed.value.command !== 'COMMIT')
    throw new Error('a statement failed, its fault was swallowed, nothing was kept')
}

/**
 * A server that takes the connection and says nothing (or a proxy before it) would be waited for without an
 * end.
 */
async function withinPatience(beginning: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseAway('no transaction could be begun')), PATIENCE_MS)
  })
  try {
    await Promise.race([beginning, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/** What failed to begin, or lost its connection, is not rolled back but closed. */
async function rollBack(sql: Lent, fault: unknown): Promise<void> {
  if (isAway(fault)) return sql.discard()
  try {
    await sql.unsafe('rollback')
    sql.release()
  } catch {
    sql.discard()
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : ''
}
