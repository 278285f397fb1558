import type { Tables } from '#db/tables.ts'
import { type Actor, beginning, type Context, sending } from './context.ts'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'
import { kyselyOn } from './postgres/dialect.ts'

/** One moment of a company, to be read for as long as it takes. Must be ended. */
export type Snapshot = { readonly ctx: Context; end(): Promise<void> }

/**
 * A read-only transaction that sees one moment (`repeatable read`), for what is read longer than one answer
 * takes. Nothing can be announced in it. A statement of it ends after 30 s, and so does the whole where
 * nothing is asked for 60 s (core/postgres/connect.ts).
 */
export async function openSnapshot(house: House, company: Uuid, actor: Actor): Promise<Snapshot> {
  const sql = await house.pools.app.lend()
  let ended = false
  const end = async () => {
    if (ended) return
    ended = true
    try {
      await sql.unsafe('rollback')
      sql.release()
    } catch {
      sql.discard()
    }
  }
  try {
    await sql.unsafe(beginning('begin isolation level repeatable read read only', company))
  } catch (fault) {
    await end()
    throw fault
  }
  const { send, ask } = sending(sql)
  const ctx: Context = {
    tx: kyselyOn<Tables>(sql),
    now: house.clock.now(),
    company,
    actor,
    command: null,
    house,
    announced: [],
    send,
    ask,
    afterCommit: () => {},
  }
  return { ctx, end }
}
