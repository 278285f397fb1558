import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import type { Language } from '#core/languages.ts'
import { timeZone } from '#core/numbers.ts'
import { countryOf, readPhone } from '#core/phones.ts'
import { known, refuse, Unknown, Unreadable } from '#core/refusal.ts'
import { survivor, whoActs } from '../actions.ts'
import type { CustomerTemplate, NoticeChannel, StaffTemplate } from '../contract/notices.ts'
import { readStopToken } from '../notices/stop-token.ts'
import { mayRead } from '../rules/notices/reading.ts'
import { whyNotAgain } from '../rules/notices/sending.ts'
import * as addresses from '../store/addresses.ts'
import * as store from '../store/notices.ts'

/**
 * Tells a customer, in the transaction of the deed that he is told of. Nothing is written where he gave no
 * address; the same key is written once, however often the deed is done.
 */
export function notifyCustomer(
  ctx: Context,
  customerId: Uuid,
  template: CustomerTemplate,
  it: store.ToWrite,
): void {
  store.writeForCustomer(ctx, customerId, template, it)
}

/** Tells our own people: whoever is named, or everybody with the role, and their group. */
export function notifyStaff(
  ctx: Context,
  whom: store.Whom,
  template: StaffTemplate,
  it: store.ToWrite & { customerId: Uuid | null },
): void {
  store.writeForStaff(ctx, whom, template, it.customerId, it)
}

/** Somebody looked at why and tries again, from the first pause on. @throws Unknown; Refusal of sendAgain */
export async function sendAgain(ctx: Context, id: Uuid): Promise<{ id: Uuid }> {
  const notice = known(await store.lockNotice(ctx, id))
  const told = { staff: notice.staff_id, channel: notice.channel as NoticeChannel }
  if (!mayRead(told, ctx.actor)) throw new Unknown()
  refuse(whyNotAgain({ failedAt: notice.failed_at }))
  await store.tryAgain(ctx, id)
  const codes = { template: notice.template, channel: notice.channel }
  await announce(ctx, 'notice tried again', id, [notice.case_id, notice.customer_id], codes)
  return { id }
}

export type Agreed = { channel: 'e-mail' | 'sms'; address: string; language: Language }

/** The customer agrees, or agrees again; by whom he was heard is kept. @throws Unknown, Unreadable */
export async function agree(ctx: Context, customer: Uuid, it: Agreed): Promise<{ id: Uuid }> {
  const customerId = await survivor(ctx, customer)
  const address = it.channel === 'sms' ? await dialled(ctx, it.address) : it.address
  const id = await addresses.agree(ctx, customerId, { ...it, address }, whoActs(ctx))
  await announce(ctx, 'notices agreed', id, [customerId], { channel: it.channel })
  return { id }
}

/** The number as a gateway takes it: +8613800138000. */
async function dialled(ctx: Context, typed: string): Promise<string> {
  const read = readPhone(typed, countryOf(await timeZone(ctx)))
  if (read === null || read.local || read.extension !== '') {
    throw new Unreadable('This is not a phone number.', { path: 'address' })
  }
  return read.number
}

/** He told one of ours. @throws Unknown; Refusal of stopNotices */
export async function stop(ctx: Context, customer: Uuid, channel: 'e-mail' | 'sms'): Promise<{ id: Uuid }> {
  const customerId = await survivor(ctx, customer)
  const address = known(await addresses.ofChannel(ctx, customerId, channel))
  refuse(address.stopped_at === null ? null : 'nobody writes to him there')
  await addresses.stop(ctx, address.id, whoActs(ctx))
  await announce(ctx, 'notices stopped', address.id, [customerId], { channel })
  return { id: address.id }
}

/** He followed the link in a notice; twice is once. @throws Unknown for a link that is not ours */
export async function stopByLink(house: House, token: string): Promise<void> {
  const read = readStopToken(house.secret, token)
  if (read === null) throw new Unknown()
  await inCompany(house, read.company, system('customer'), async ctx => {
    const address = known(await addresses.byId(ctx, read.address))
    if (address.stopped_at !== null) return
    await addresses.stop(ctx, address.id, null)
    const { channel } = address
    await announce(ctx, 'notices stopped', address.id, [address.customer_id], { channel })
  })
}
