import { type Context, keepPlans } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { customerFile, phoneOwners } from '#service/archive/queries/customers.ts'
import { listCases } from '#service/cases/queries.ts'
import { withCustomer } from '#service/hotline/queries.ts'
import { theLedger } from '#service/promises/queries.ts'

const MOST_OPEN = 20
const MOST_PROMISES = 30
const LAST_WORDS = 3

/** All that is seen of a customer who is on the line; masked by role like its parts. @throws Unknown */
export async function caller(ctx: Context, customer: Uuid) {
  keepPlans(ctx)
  const [file, open, promises, said] = await Promise.all([
    customerFile(ctx, customer),
    listCases(ctx, { customer, open: true, limit: MOST_OPEN }),
    theLedger(ctx, { customer, limit: MOST_PROMISES }),
    withCustomer(ctx, { customer, limit: LAST_WORDS }),
  ])
  const owed = promises.items
    .filter(({ standing }) => standing === 'open' || standing === 'broken')
    .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt))
  return { file, open: open.items, owed, said: said.items }
}

/** Whose number it is; the one who has it alone is seen at once. @throws Unreadable */
export async function callerAt(ctx: Context, phone: string) {
  const whose = await phoneOwners(ctx, phone)
  const customers = new Set(whose.owners.map(owner => owner.customer))
  const [only] = customers
  return { ...whose, caller: only !== undefined && customers.size === 1 ? await caller(ctx, only) : null }
}
