import { type CompiledQuery, type Kysely, sql } from 'kysely'
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
  /**
   * Sends a statement whose answer nobody needs: the deed goes on meanwhile, and whatever it asks afterwards
   * comes after it on the same connection. Where it fails, so does the deed, and with that fault.
   */
  send(statement: CompiledQuery): void
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
        async (sql, send) => {
          const ctx: Context = {
            tx: kyselyOn<Tables>(sql),
            now: house.clock.now(),
            company,
            actor,
            command: manner.command ?? null,
            house,
            announced: [],
            send,
            afterCommit: later => after.push(later),
          }
          const answer = await work(ctx)
          const journal = journalStatement(ctx)
          if (journal !== null) send(journal)
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

/**
 * For the rest of the transaction a statement keeps its first plan. For those that read by ids or over
 * bounded ranges, where another plan is never better: planning a row with six joins takes 1.4 ms, reading it
 * 0.1.
 */
export function keepPlans(ctx: Context): void {
  ctx.send(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`.compile(ctx.tx))
}

/** What was committed stays an answer, whatever a wake-up does. */
function wakeUp(house: House, later: () => void): void {
  try {
    later()
  } catch (fault) {
    house.log.error({ err: fault }, 'after a commit')
  }
}

/** What goes out over a connection without being waited for, in the order in which it went. */
export function sending(sql: Lent): { sent: readonly Promise<unknown>[]; send: Context['send'] } {
  const sent: Promise<unknown>[] = []
  const send = (statement: CompiledQuery) => {
    const going = sql.unsafe(statement.sql, statement.parameters as never[], prepared).execute()
    going.catch(() => {})
    sent.push(going)
  }
  return { sent, send }
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
  work: (sql: Lent, send: Context['send']) => Promise<T>,
): Promise<T> {
  const sql = await pool.lend()
  const { sent, send } = sending(sql)
  let answer: T
  try {
    // They go out now: what a promise is only asked for would leave after the first statement that is sent.
    const begun = Promise.all([
      sql.unsafe(readOnly ? 'begin read only' : 'begin').execute(),
      sql.unsafe("select set_config('app.company_id', $1, true)", [company], prepared).execute(),
    ])
    ;[, answer] = await Promise.all([withinPatience(begun), work(sql, send)])
  } catch (fault) {
    await rollBack(sql, fault)
    throw isAway(fault) ? fault : ((await firstFault(sent)) ?? fault)
  }
  try {
    await commit(sql, sent)
  } catch (fault) {
    sql.discard()
    throw fault
  }
  sql.release()
  return answer
}

/** What was sent last and the commit travel together: one write, one wake-up of the server for all of it. */
async function commit(sql: Lent, sent: readonly Promise<unknown>[]): Promise<void> {
  const [failed, committed] = await Promise.all([firstFault(sent), sql.unsafe('commit')])
  if (failed !== null) throw failed
  // PostgreSQL answers `commit` with ROLLBACK, and no fault, when a statement had failed before.
  if (committed.command !== 'COMMIT')
    throw new Error('a statement failed, its fault was swallowed, nothing was kept')
}

/** After a statement that failed all others fail, too, and only say that one did. */
async function firstFault(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const outcomes = await Promise.allSettled(sent)
  return outcomes.find(outcome => outcome.status === 'rejected')?.reason ?? null
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
