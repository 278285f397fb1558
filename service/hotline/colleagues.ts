import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { statement, type The } from '#core/statement.ts'
import { maskName, mayReveal } from '#service/people/rules/mask.ts'
import { isActive } from '#service/people/rules.ts'

export type Colleague = { id: Uuid; name: string }

const names = statement((db, the: The<{ company: Uuid; wanted: readonly Uuid[] }>) =>
  db
    .selectFrom('people.staff')
    .select(['id', 'name'])
    .where('company_id', '=', the('company'))
    .where('id', '=', sql<Uuid>`any(${the('wanted')}::uuid[])`),
)

/** The names of people of ours, asked for at once. The function given back answers for each of the ids. */
export async function colleagues(
  ctx: Context,
  ids: readonly (Uuid | null)[],
): Promise<{ (id: Uuid): Colleague; (id: Uuid | null): Colleague | null }> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  const rows = wanted.length === 0 ? [] : await names.rows(ctx, { company: ctx.company, wanted })
  const known = new Map(rows.map(row => [row.id, row.name]))
  function named(id: Uuid): Colleague
  function named(id: Uuid | null): Colleague | null
  function named(id: Uuid | null): Colleague | null {
    return id === null ? null : { id, name: known.get(id) ?? '' }
  }
  return named
}

/** Who of these works here today: neither disabled nor gone. */
export async function workHere(ctx: Context, ids: readonly (Uuid | null)[]): Promise<ReadonlySet<Uuid>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Set()
  const rows = await ctx.tx
    .selectFrom('people.staff')
    .select(['id', 'disabled_at', 'left_on'])
    .where('company_id', '=', ctx.company)
    .where('id', 'in', wanted)
    .execute()
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  const here = rows.filter(row => isActive({ disabledAt: row.disabled_at, leftOn: row.left_on }, today))
  return new Set(here.map(row => row.id))
}

/** A customer's name as whoever asks may read it. */
export function customerName(ctx: Context, name: string): string {
  return mayReveal(ctx.actor.roles) === 'full' ? name : maskName(name)
}
