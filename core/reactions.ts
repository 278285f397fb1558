import { sql } from 'kysely'
import { type Context, inCompany, system } from './context.ts'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'
import type { JournalEntry } from './journal.ts'

/**
 * When an event was announced, something follows: in a transaction of its own, exactly once inside our
 * database.
 */
export type Reaction = {
  /** Unique and stable, it is stored: '<slice>: <what follows>'. */
  readonly name: string
  readonly on: string
  readonly do: (ctx: Context, entry: JournalEntry) => Promise<void>
}

export const reaction = (one: Reaction): Reaction => one

const MOST_ATTEMPTS = 8
const COMPANIES_AT_ONCE = 50
const POLL_MS = 1000

/** Does one waiting reaction of a company; false when there is none. Effect and mark commit together. */
export async function reactOnce(house: House, company: Uuid): Promise<boolean> {
  let claimed: { id: Uuid; reaction: string; attempts: number } | undefined
  try {
    return await inCompany(house, company, system('reactions'), async ctx => {
      claimed = await claim(ctx)
      if (claimed === undefined) return false
      const reaction = house.story
        .flatMap(slice => slice.reactions ?? [])
        .find(one => one.name === claimed?.reaction)
      if (reaction === undefined) throw new Error('no such reaction in this version')
      await reaction.do({ ...ctx, actor: system(reaction.name) }, await entryOf(ctx, claimed.id))
      await ctx.tx
        .deleteFrom('core.reactions_due')
        .where('company_id', '=', company)
        .where('id', '=', claimed.id)
        .execute()
      return true
    })
  } catch (fault) {
    if (claimed === undefined) throw fault
    house.log.error(
      { err: fault, reaction: claimed.reaction, attempts: claimed.attempts + 1 },
      'reaction failed',
    )
    await postpone(house, company, claimed, fault)
    return true
  }
}

async function claim(ctx: Context) {
  return ctx.tx
    .selectFrom('core.reactions_due')
    .select(['id', 'reaction', 'attempts'])
    .where('company_id', '=', ctx.company)
    .where('dead_at', 'is', null)
    .where('due_at', '<=', ctx.now)
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

async function entryOf(ctx: Context, due: Uuid): Promise<JournalEntry> {
  const row = await ctx.tx
    .selectFrom('core.reactions_due as due')
    .innerJoin('core.journal as entry', join =>
      join.onRef('entry.company_id', '=', 'due.company_id').onRef('entry.id', '=', 'due.journal_id'),
    )
    .select([
      'entry.id',
      'entry.at',
      'entry.actor',
      'entry.event',
      'entry.subject_id as subject',
      'entry.data',
    ])
    .select(
      sql<Uuid[]>`array(select about_id from core.journal_about a
      where a.company_id = entry.company_id and a.journal_id = entry.id)`.as('about'),
    )
    .where('due.company_id', '=', ctx.company)
    .where('due.id', '=', due)
    .executeTakeFirstOrThrow()
  return row
}

/** Later again, each time twice as late: 2 s, 4 s … 4 min; then it is dead and stands on its page. */
async function postpone(
  house: House,
  company: Uuid,
  due: { id: Uuid; attempts: number },
  fault: unknown,
): Promise<void> {
  const attempts = due.attempts + 1
  await inCompany(house, company, system('reactions'), ctx =>
    ctx.tx
      .updateTable('core.reactions_due')
      .set({
        attempts,
        due_at: ctx.now.add({ seconds: 2 ** attempts }),
        last_error: String(fault instanceof Error ? fault.message : fault).slice(0, 500),
        dead_at: attempts >= MOST_ATTEMPTS ? ctx.now : null,
      })
      .where('company_id', '=', company)
      .where('id', '=', due.id)
      .execute(),
  )
}

async function companiesWaiting(house: House): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe(
    'select core.companies_with_reactions($1, $2) as company',
    [house.clock.now().toString(), COMPANIES_AT_ONCE],
    { prepare: true },
  )
  return rows.map(row => row.company as Uuid)
}

/** Does everything that waits now, then returns how many. For the worker's rounds and for tests. */
export async function reactAll(house: House, most = 10_000): Promise<number> {
  let done = 0
  while (done < most) {
    const before = done
    for (const company of await companiesWaiting(house)) {
      while (done < most && (await reactOnce(house, company))) done++
    }
    if (done === before) break
  }
  return done
}

/**
 * The worker: woken by commits of this process and by a slow poll for those of others. Stop waits for the
 * round.
 */
export function startReactions(house: House, workers = 2, pollMs = POLL_MS): { stop(): Promise<void> } {
  let stopping = false
  const asleep = new Set<() => void>()
  const wake = () => {
    for (const up of asleep) up()
  }
  const sleep = () =>
    new Promise<void>(resolve => {
      const up = () => {
        clearTimeout(timer)
        asleep.delete(up)
        resolve()
      }
      const timer = setTimeout(up, pollMs)
      asleep.add(up)
    })
  house.onCommit.add(wake)
  const work = async () => {
    while (!stopping) {
      const done = await reactAll(house, 500).catch(fault => {
        if (!stopping) house.log.error({ err: fault }, 'reactions: a round failed')
        return 0
      })
      if (done === 0 && !stopping) await sleep()
    }
  }
  const rounds = Array.from({ length: workers }, work)
  return {
    async stop() {
      stopping = true
      house.onCommit.delete(wake)
      wake()
      await Promise.all(rounds)
    },
  }
}
