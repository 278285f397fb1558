import { type Context, keepPlans } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { customerFile, phoneOwners } from '#service/archive/queries/customers.ts'
import { sameCustomers } from '#service/archive/queries/same.ts'
import { openCasesOf } from '#service/cases/queries.ts'
import { lastWords } from '#service/hotline/queries.ts'
import { owedTo } from '#service/promises/queries.ts'

const MOST_OPEN = 20
const MOST_PROMISES = 30
const LAST_WORDS = 3

/** All that is seen of a customer who is on the line; masked by role like its parts. @throws Unknown */
export async function caller(ctx: Context, customer: Uuid) {
  keepPlans(ctx)
  return onTheLine(ctx, customer, await sameCustomers(ctx, customer))
}

/** @param same all his ids (`sameCustomers`) */
async function onTheLine(ctx: Context, customer: Uuid, same: readonly Uuid[]) {
  const [file, open, owed, said] = await Promise.all([
    customerFile(ctx, customer, { same }),
    openCasesOf(ctx, same, MOST_OPEN),
    owedTo(ctx, same, MOST_PROMISES),
    lastWords(ctx, same, LAST_WORDS),
  ])
  return { file, open, owed, said }
}

/** Whose number it is; the one who has it alone is seen at once. @throws Unreadable */
export async function callerAt(ctx: Context, phone: string) {
  keepPlans(ctx)
  const { same, ...whose } = await phoneOwners(ctx, phone)
  const [only, ...others] = same
  const alone = only !== undefined && others.length === 0
  return { ...whose, caller: alone ? await onTheLine(ctx, ...only) : null }
}
