import { sql } from 'kysely'
import type { Context } from './context.ts'

/**
 * Deeds of one company that would not see each other's rows come one after the other: whoever asks for the
 * same thing waits until this deed is over. @param what a name of its own in the whole house; it is a key
 */
export async function oneAtATime(ctx: Context, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${ctx.company}`}, 0))`.execute(ctx.tx)
}
