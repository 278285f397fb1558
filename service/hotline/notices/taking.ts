import type { Context } from '#core/context.ts'
import type { StoredFile } from '#core/files.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { MAIL_PATIENCE_MS, type MailAccount } from '#core/mail.ts'
import { timeZone } from '#core/numbers.ts'
import { companySign } from '#service/people/hotline-number.ts'
import { maskName } from '#service/people/rules/mask.ts'
import { type ToSend, type WhatNow, whatNow } from '../rules/notices/sending.ts'
import { type Words, wordsOf } from '../rules/notices/words.ts'
import * as store from '../store/notices.ts'
import { type Ways, type Webhook, ways } from '../store/ways.ts'
import { type Letter, lettersOf } from './letters.ts'
import { type Recipient, type Recipients, recipientOf, recipientsOf } from './recipients.ts'
import { stopToken } from './stop-token.ts'

/** Sent side by side: each waits for the other end, not for us. */
const NOTICES_AT_ONCE = 8
/**
 * A notice that was taken is not taken again before: longer than to find a host (5 s) and to hand a mail
 * over. Who is killed meanwhile leaves it to whoever comes after.
 */
const LEASE_SECONDS = 20 + MAIL_PATIENCE_MS / 1000

type Way = { mail: MailAccount } | { webhook: Webhook }

/** A notice that leaves now: to whom, by what, in which words. */
export type Ready = {
  notice: store.DueNotice
  to: string
  words: Words
  way: Way
  stop: string | null
  papers: readonly StoredFile[]
}

/** What is the same for all notices that are taken at once. */
type Around = {
  out: Ways
  people: Recipients
  letters: ReadonlyMap<Uuid, Letter>
  sign: Awaited<ReturnType<typeof companySign>>
  zone: string
}

/** Takes what is due, some at a time; what does not leave now is decided and written. */
export async function take(ctx: Context): Promise<{ looked: number; ready: Ready[] }> {
  const due = await store.lockDue(ctx, NOTICES_AT_ONCE)
  if (due.length === 0) return { looked: 0, ready: [] }
  const around: Around = {
    out: await ways(ctx),
    people: await recipientsOf(ctx, due),
    letters: await lettersOf(ctx, due),
    sign: await companySign(ctx),
    zone: await timeZone(ctx),
  }
  const ready: Ready[] = []
  for (const notice of due) {
    const one = await prepare(ctx, notice, around)
    if (one !== null) ready.push(one)
  }
  const ids = ready.map(one => one.notice.id)
  await store.lease(ctx, ids, ctx.now.add({ seconds: LEASE_SECONDS }))
  return { looked: due.length, ready }
}

/** Ready to leave; or null, and what becomes of it instead is written. */
async function prepare(ctx: Context, notice: store.DueNotice, around: Around): Promise<Ready | null> {
  const who = recipientOf(notice, around.people)
  const way = wayOf(notice, around.out)
  const now = whatNow(asked(notice, who, way, around), ctx.now)
  if (now.do !== 'send' || way === null) {
    await doOtherwise(ctx, notice, now)
    return null
  }
  const stop = stopLink(ctx, who.addressId)
  const words = await wordsOrGiveUp(ctx, notice, around, stop)
  const papers = around.letters.get(notice.id)?.papers ?? []
  return words && { notice, to: now.to, way, words, stop, papers }
}

const isForCustomer = ({ channel, staffId }: store.DueNotice) => channel !== 'group' && staffId === null

function wayOf({ channel }: store.DueNotice, { mail, webhooks }: Ways): Way | null {
  if (channel === 'e-mail') return mail && { mail }
  const webhook = channel === 'sms' ? webhooks.customer : webhooks.staff
  return webhook ? { webhook } : null
}

const asked = (notice: store.DueNotice, who: Recipient, way: Way | null, { out, zone }: Around): ToSend => ({
  ...who,
  wayOut: way !== null,
  anyHour: notice.anyHour,
  quiet: who.quiet ?? out.quiet[isForCustomer(notice) ? 'customer' : 'staff'],
  timeZone: zone,
  uselessAfter: notice.uselessAfter,
})

async function doOtherwise(ctx: Context, notice: store.DueNotice, now: WhatNow): Promise<void> {
  if (now.do === 'hold') await store.change(ctx, notice.id, { try_at: now.until, held_until: now.until })
  if (now.do === 'stop') {
    await store.change(ctx, notice.id, { try_at: null, held_until: null, stopped_at: ctx.now })
  }
  if (now.do === 'give up') await giveUp(ctx, notice, now.why)
}

/** Only who knows our address from outside can be sent there. */
function stopLink(ctx: Context, address: Uuid | null): string | null {
  const { url } = ctx.house.config
  if (address === null || url === undefined) return null
  return `${url}/stop/${stopToken(ctx.house.secret, ctx.company, address)}`
}

/** Without words it is given up and says what was missing; the others of this round leave. */
async function wordsOrGiveUp(ctx: Context, notice: store.DueNotice, around: Around, stop: string | null) {
  try {
    return wordsFor(notice, around, stop)
  } catch (fault) {
    ctx.house.log.error({ err: fault, notice: notice.id }, 'no words for a notice')
    await giveUp(ctx, notice, fault instanceof Error ? fault.message.slice(0, 300) : 'fault')
    return null
  }
}

function wordsFor(notice: store.DueNotice, around: Around, stop: string | null): Words {
  const { people, letters, sign, zone } = around
  const customer = people.customers.get(notice.customerId ?? '') ?? ''
  const toCustomer = isForCustomer(notice)
  // A group is read by everybody in it, a mail by whoever looks over a shoulder.
  const openly = toCustomer || customer === ''
  const named = {
    company: sign.name,
    hotline: sign.hotline?.shown ?? null,
    stop,
    customer: openly ? customer : maskName(customer),
    technician: people.staff.get(notice.facts.technician ?? '') ?? '',
    colleague: people.staff.get(notice.facts.colleague ?? '') ?? '',
    answer: letters.get(notice.id)?.title ?? '',
    words: letters.get(notice.id)?.words ?? '',
  }
  return wordsOf(notice.template, notice.language, notice.facts, named, zone, toCustomer)
}

/** For good: it stands on the list with its reason, and on the timelines. */
export async function giveUp(ctx: Context, notice: store.DueNotice, why: string): Promise<void> {
  const change = { try_at: null, held_until: null, failed_at: ctx.now, failed_why: why }
  if (await store.change(ctx, notice.id, change)) await tell(ctx, notice, 'notice failed')
}

/** Whoever looks at the customer or his case sees it; what one of ours is reminded of stands elsewhere. */
export async function tellSent(ctx: Context, notice: store.DueNotice): Promise<void> {
  if (isForCustomer(notice)) await tell(ctx, notice, 'notice sent')
  const { answer, promise } = notice.facts
  if (answer === undefined || promise === undefined) return
  await announce(ctx, 'answer mailed', notice.id, [notice.caseId, notice.customerId], { answer, promise })
}

async function tell(ctx: Context, notice: store.DueNotice, event: 'notice sent' | 'notice failed') {
  const { template, channel, caseId, customerId } = notice
  await announce(ctx, event, notice.id, [caseId, customerId], { template, channel })
}
