import type { Context } from '#core/context.ts'
import { customerFile, listCustomers } from '#service/archive/queries/customers.ts'
import { duplicates } from '#service/archive/queries/duplicates.ts'
import { listCases } from '#service/cases/queries.ts'
import { theLedger } from '#service/promises/queries.ts'

/** Some stretches of each walk. */
const STRETCHES = 3

/** The walks that look for duplicates, and all that is read of a customer as of everybody who is the same. */
export async function duplicatesAndWholes(ctx: Context): Promise<void> {
  for (const kind of ['customers', 'devices'] as const) {
    let after: string | undefined
    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      const { next } = await duplicates(ctx, kind, { after, limit: 50 })
      if (next === null) break
      after = next
    }
  }
  await duplicates(ctx, 'customers', { after: 'address', limit: 50 })
  const { items } = await listCustomers(ctx, { limit: 1 })
  for (const { id } of items) {
    await customerFile(ctx, id)
    await listCases(ctx, { customer: id, limit: 20 })
    await theLedger(ctx, { customer: id, limit: 20 })
  }
}
