import { createHash } from 'node:crypto'
import type { Json } from '#db/tables.ts'
import type { Context } from './context.ts'
import type { Uuid } from './ids.ts'
import { Refusal } from './refusal.ts'
import { statement, type The } from './statement.ts'

/** The hash that binds a command to what was asked: another question under the same id is refused. */
export function requestHash(method: string, url: string, asked: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, asked]))
    .digest('base64url')
}

/**
 * Runs a deed once per command id. A replay gets the first answer, a concurrent replay waits for it (unique
 * index), a refusal rolls the row back and is decided anew next time.
 */
export async function once(ctx: Context, hash: string, deed: () => Promise<Json>): Promise<Json> {
  if (ctx.command === null) return deed()
  const { company, command, actor, now } = ctx
  const mine = await begun.first(ctx, { company, command, actor: actor.staff, hash, now })
  if (mine === undefined) return firstAnswer(ctx, hash)
  const answer = await deed()
  ctx.send(done.bind(ctx, { company, command, answer }))
  return answer
}

type Begun = { company: Uuid; command: Uuid; actor: Uuid | null; hash: string; now: Temporal.Instant }

const begun = statement((db, the: The<Begun>) =>
  db
    .insertInto('core.commands')
    .values({
      company_id: the('company'),
      id: the('command'),
      actor: the('actor'),
      request_hash: the('hash'),
      at: the('now'),
    })
    .onConflict(conflict => conflict.columns(['company_id', 'id']).doNothing())
    .returning('id'),
)

const done = statement((db, the: The<{ company: Uuid; command: Uuid; answer: Json }>) =>
  db
    .updateTable('core.commands')
    .set({ answer: the('answer') })
    .where('company_id', '=', the('company'))
    .where('id', '=', the('command')),
)

async function firstAnswer(ctx: Context, hash: string): Promise<Json> {
  const first = await ctx.tx
    .selectFrom('core.commands')
    .select(['actor', 'request_hash', 'answer'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', ctx.command ?? '')
    .executeTakeFirstOrThrow()
  if (first.actor !== ctx.actor.staff || first.request_hash !== hash) {
    throw new Refusal('this command id was used for something else')
  }
  return first.answer
}
