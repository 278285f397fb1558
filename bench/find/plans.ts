import { type Context, inCompany, system } from '#core/context.ts'
import { find } from '#core/find/find.ts'
import type { House } from '#core/house.ts'
import type { Connections } from '#core/postgres/connect.ts'

/** Too big to be read from one end to the other for a question. */
const BIG = new Set(['find_terms', 'find_subjects', 'customers', 'phones', 'addresses', 'devices', 'cases'])

export type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Plans?: Plan[] }

/** What reads a big table from one end to the other, of what one thing asks PostgreSQL. */
export async function scansOf(
  house: House,
  company: string,
  work: (ctx: Context) => Promise<unknown>,
): Promise<string[]> {
  return (await plansOf(house, company, work)).flatMap(({ plan, statement }) => scanned(plan, statement))
}

/**
 * Does one thing as the app login and has PostgreSQL explain each of its statements, with these values and
 * with any (the plan that a prepared statement settles on).
 * @param small tables so small that PostgreSQL would rather read them whole: shown is what it can do
 */
export async function plansOf(
  house: House,
  company: string,
  work: (ctx: Context) => Promise<unknown>,
  small = false,
): Promise<{ plan: Plan; statement: string }[]> {
  const statements = new Map<string, unknown[]>()
  await inCompany(house, company, asker, work, {
    readOnly: true,
    pool: listening(house, statements),
  })
  const found: { plan: Plan; statement: string }[] = []
  const line = await house.pools.app.lend()
  try {
    await line.unsafe('begin read only')
    await line.unsafe("select set_config('app.company_id', $1, true)", [company])
    if (small) await line.unsafe('set local enable_seqscan = off')
    for (const [statement, values] of statements) {
      if (!/^\s*(select|with)/i.test(statement) || /set_config/.test(statement)) continue
      for (const [how, given] of [
        ['', values],
        ['generic_plan, ', []],
      ] as const) {
        const rows = await line.unsafe(`explain (${how}format json) ${statement}`, given as never[])
        const plans = (rows[0]?.['QUERY PLAN'] ?? []) as { Plan: Plan }[]
        found.push(...plans.map(({ Plan }) => ({ plan: Plan, statement })))
      }
    }
    await line.unsafe('rollback')
  } finally {
    line.release()
  }
  return found
}

const asker = { ...system('bench'), roles: ['agent'] }

/** A question to the search box, with the cards of what it finds. */
export async function ask(ctx: Context, text: string): Promise<void> {
  const found = await find(ctx, text, { limit: 20 })
  for (const { kind, cards } of ctx.house.story.flatMap(slice => slice.finds ?? [])) {
    const ids = found.filter(hit => hit.kind === kind).map(hit => hit.subject)
    if (ids.length > 0) await cards(ctx, ids)
  }
}

/** The app's connections, with an ear for what is said on them. */
function listening(house: House, statements: Map<string, unknown[]>): Connections {
  const { app } = house.pools
  return {
    ...app,
    async lend() {
      const line = await app.lend()
      const unsafe = ((text: string, values: unknown[] = [], how?: object) => {
        statements.set(text, values)
        return line.unsafe(text, values as never[], how)
      }) as typeof line.unsafe
      return { unsafe, release: () => line.release(), discard: () => line.discard() }
    },
  }
}

function scanned(plan: Plan, statement: string): string[] {
  const here =
    plan['Node Type'] === 'Seq Scan' && BIG.has(plan['Relation Name'] ?? '')
      ? [`Seq Scan on ${plan['Relation Name']}: ${statement.replace(/\s+/g, ' ').slice(0, 160)}`]
      : []
  return [...here, ...(plan.Plans ?? []).flatMap(part => scanned(part, statement))]
}
