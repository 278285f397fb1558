import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Tables } from '#db/tables.ts'
import type { House } from './house.ts'
import { isUuid, type Uuid } from './ids.ts'
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
  /** Sends a statement at once and gives its rows: what is asked in one go travels together. */
  ask<Row>(statement: CompiledQuery<Row>): Promise<Row[]>
  /** Runs after the commit, never after a roll-back. For wake-ups, not for facts. */
  afterCommit(work: () => void): void
}

const ATTEMPTS = 4
const PATIENCE_MS = 10_000
/** Serialisation failure and deadlock: the deed is decided anew. */
const AGAIN = new Set(['40001', '40P01'])

/**
 * `atOnce`: for a read that needs no answer to know its next question. All that `work` asks with `ctx.ask`
 * (or a `statement`) before it waits for anything travels with `begin` and `commit`, one write and one
 * wake-up of the server; what it asks later is a fault.
 */
type Manner = { readOnly?: boolean; atOnce?: boolean; command?: Uuid | null; pool?: Connections }

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
        manner,
        company,
        async (sql, out) => {
          const ctx: Context = {
            tx: kyselyOn<Tables>(sql),
            now: house.clock.now(),
            company,
            actor,
            command: manner.command ?? null,
            house,
            announced: [],
            ...out,
            afterCommit: later => after.push(later),
          }
          const answer = await work(ctx)
          const journal = journalStatement(ctx)
          if (journal !== null) out.send(journal)
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

/** Now: what a promise is only asked for would leave when somebody waits for it. */
const execute = (sql: Lent, { sql: text, parameters }: CompiledQuery) =>
  sql.unsafe(text, parameters as never[], prepared).execute()

/** What goes out over a connection, in this order; `sent`: of what nobody waits for. */
export function sending(sql: Lent): Pick<Context, 'send' | 'ask'> & { sent: readonly Promise<unknown>[] } {
  const sent: Promise<unknown>[] = []
  return {
    sent,
    send(statement) {
      const going = execute(sql, statement)
      going.catch(() => {})
      sent.push(going)
    },
    ask: async <Row>(statement: CompiledQuery<Row>) =>
      Array.from(await execute(sql, statement)) as unknown as Row[],
  }
}

/**
 * `begin`, the company and the first statement of `work` travel together: the connection answers them in
 * order, and where one fails, so does all that comes after it. Without a company no row is seen (the policies
 * compare with an empty setting). The setting ends with the transaction.
 */
async function inTransaction<T>(
  pool: Connections,
  { readOnly = false, atOnce = false }: Manner,
  company: Uuid,
  work: (sql: Lent, out: Pick<Context, 'send' | 'ask'>) => Promise<T>,
): Promise<T> {
  const sql = await pool.lend()
  const { asking, end } = oneTurn(sql)
  const { sent, ...out } = sending(asking)
  let answer: T
  let committed: Promise<void> | null = null
  try {
    const begun = sql.unsafe(beginning(readOnly ? 'begin read only' : 'begin', company)).execute()
    const working = work(asking, out)
    if (atOnce) {
      end()
      committed = commit(sql, sent)
      committed.catch(() => {})
    }
    ;[, answer] = await Promise.all([withinPatience(begun), working])
  } catch (fault) {
    await rollBack(sql, fault)
    throw isAway(fault) ? fault : ((await firstFault(sent)) ?? fault)
  }
  try {
    await (committed ?? commit(sql, sent))
  } catch (fault) {
    sql.discard()
    throw fault
  }
  sql.release()
  return answer
}

/** One message, which the server answers once; what is no UUID never stands in it. */
export function beginning(begin: string, company: Uuid): string {
  if (!isUuid(company)) throw new Error('a transaction is of one company')
  return `${begin}; set local app.company_id = '${company}'`
}

/** A connection for one turn: who asks after its end is told so, for his transaction is over. */
function oneTurn(sql: Lent): { asking: Lent; end(): void } {
  let over = false
  const unsafe: Lent['unsafe'] = (...asked) => {
    if (over) throw new Error('asked later than at once: the transaction is over')
    return sql.unsafe(...asked)
  }
  return {
    asking: { ...sql, unsafe },
    end() {
      over = true
    },
  }
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
