import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { sameCustomers } from '../queries/same.ts'
import { overlaps, type Span, whyNotEnd, whyNotSpan } from '../rules/contracts.ts'
import { contractRows, lockContract, MOST_CONTRACTS, ownerOf, takeBackContract } from '../store/contracts.ts'
import { lockCustomer } from '../store/customers.ts'
import { insertAll } from '../store/rows.ts'

type Entry = Span & { plan: string; device: Uuid | null }

/** @throws Unknown, Refusal with the codes of noteContract.refuses */
export async function noteContract(ctx: Context, customer: Uuid, entry: Entry): Promise<Uuid> {
  const row = known(await lockCustomer(ctx, customer))
  refuse(row.merged_into === null ? null : 'merged into another customer')
  refuse(whyNotSpan(entry))
  const same = await sameCustomers(ctx, customer)
  const owner = entry.device === null ? customer : known(await ownerOf(ctx, entry.device)).customer_id
  refuse(same.includes(owner) ? null : 'not a device of this customer')
  const fresh = { ...entry, plan: entry.plan.normalize('NFKC').replace(/\s+/g, ' ') }
  const standing = await contractRows(ctx, same)
  refuse(standing.some(one => overlaps(one, fresh)) ? 'noted already' : null)
  refuse(standing.length < MOST_CONTRACTS ? null : 'enough is noted')
  // With whom the machine is: should a merge be undone, both go the same way.
  const id = await insert(ctx, owner, fresh)
  await announce(ctx, 'contract noted', id, [customer, fresh.device])
  return id
}

/**
 * Ends sooner: the one that was noted is taken back, and the same stands with its last day.
 * @throws Unknown, Refusal with the codes of endContract.refuses
 */
export async function endContract(ctx: Context, id: Uuid, lastDay: Temporal.PlainDate): Promise<Uuid> {
  const row = known(await lockContract(ctx, id))
  refuse(whyNotEnd({ from: row.from_on, until: row.until_on }, lastDay))
  await takeBackContract(ctx, id)
  const { customer_id, plan, device_id: device, from_on: from } = row
  const ended = await insert(ctx, customer_id, { plan, device, from, until: lastDay })
  await announce(ctx, 'contract ended', ended, [customer_id, device], { lastDay: lastDay.toString() })
  return ended
}

/** @throws Unknown */
export async function takeContractBack(ctx: Context, id: Uuid): Promise<Uuid> {
  const { customer_id, device_id } = known(await lockContract(ctx, id))
  await takeBackContract(ctx, id)
  await announce(ctx, 'contract taken back', id, [customer_id, device_id])
  return id
}

async function insert(ctx: Context, customer_id: Uuid, { plan, device, from, until }: Entry): Promise<Uuid> {
  const noted = { noted_at: ctx.now, noted_by: ctx.actor.staff }
  const row = { id: uuidv7(), customer_id, device_id: device, plan, from_on: from, until_on: until, ...noted }
  await insertAll(ctx, 'archive.contracts', [row])
  return row.id
}
