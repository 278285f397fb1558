import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { type Handed, type MailAccount, notHanded, sendMail } from '#core/mail.ts'
import { timeZone } from '#core/numbers.ts'
import { Unreachable } from '#core/reach.ts'
import { type Round, visitDueCompanies } from '#core/rounds.ts'
import { post } from '#core/webhook.ts'
import { companySign } from '#service/people/hotline-number.ts'
import { maskName } from '#service/people/rules/mask.ts'
import { pauseAfter, whatNow } from '../rules/notices/sending.ts'
import { type Named, type Words, wordsOf } from '../rules/notices/words.ts'
import * as store from '../store/notices.ts'
import { type Ways, type Webhook, ways } from '../store/ways.ts'
import { type Recipients, recipientOf, recipientsOf } from './recipients.ts'
import { heard, postOf } from './robots.ts'
import { stopToken } from './stop-token.ts'

/** Sent side by side: each waits for the other end, not for us. */
const NOTICES_AT_ONCE = 8
/**
 * A notice that was taken is not taken again before: longer than 8 s to connect, 8 to be greeted and 15 of
 * silence. Who is killed meanwhile leaves it to whoever comes after.
 */
const LEASE_SECONDS = 45

type Way = { mail: MailAccount } | { webhook: Webhook }
type Ready = { notice: store.DueNotice; to: string; words: Words; way: Way; stop: string | null }

/**
 * Sends what is due in every company and returns how many left. The table is the queue: a notice is taken in
 * one transaction, sent outside of any, and what became of it is written in another. At least once: where the
 * other end took it and we were killed before we knew, it is sent again under the same id.
 */
export async function carry(house: House): Promise<number> {
  let left = 0
  await visitDueCompanies(house, 'hotline', async company => {
    const { looked, ready } = await inCompany(house, company, system('notices'), ctx => take(ctx))
    const handed = await Promise.all(ready.map(one => handOver(house, one)))
    for (const [index, one] of ready.entries()) {
      const outcome = handed[index]
      if (outcome === undefined) continue
      await inCompany(house, company, system('notices'), ctx => record(ctx, one, outcome))
      if (outcome.as !== 'failed') left++
    }
    return looked
  })
  return left
}

async function take(ctx: Context): Promise<{ looked: number; ready: Ready[] }> {
  const due = await store.lockDue(ctx, NOTICES_AT_ONCE)
  if (due.length === 0) return { looked: 0, ready: [] }
  const [out, people, sign, zone] = [
    await ways(ctx),
    await recipientsOf(ctx, due),
    await companySign(ctx),
    await timeZone(ctx),
  ]
  const ready: Ready[] = []
  for (const notice of due) {
    const one = await decide(ctx, notice, out, people, zone)
    if (one === null) continue
    const stop = stopLink(ctx, notice, people)
    const named = { company: sign.name, hotline: sign.hotline?.shown ?? null, stop }
    const words = wordsFor(notice, people, named, zone)
    ready.push({ notice, ...one, words, stop })
    await store.change(ctx, notice.id, {
      attempts: notice.attempts + 1,
      try_at: ctx.now.add({ seconds: LEASE_SECONDS }),
      held_until: null,
    })
  }
  return { looked: due.length, ready }
}

/** To whom and by what it goes now; or null, and what becomes of it instead is written. */
async function decide(
  ctx: Context,
  notice: store.DueNotice,
  out: Ways,
  people: Recipients,
  zone: string,
): Promise<{ to: string; way: Way } | null> {
  const audience = isForCustomer(notice) ? 'customer' : 'staff'
  const who = recipientOf(notice, people)
  const way = wayOf(notice, out)
  const asked = {
    ...who,
    wayOut: way !== null,
    anyHour: notice.anyHour,
    quiet: who.quiet ?? out.quiet[audience],
    timeZone: zone,
    uselessAfter: notice.uselessAfter,
  }
  const now = whatNow(asked, ctx.now)
  if (now.do === 'send' && way !== null) return { to: now.to, way }
  if (now.do === 'hold') await store.change(ctx, notice.id, { try_at: now.until, held_until: now.until })
  if (now.do === 'stop') {
    await store.change(ctx, notice.id, { try_at: null, held_until: null, stopped_at: ctx.now })
  }
  if (now.do === 'give up') await giveUp(ctx, notice, now.why)
  return null
}

const isForCustomer = ({ channel, staffId }: store.DueNotice) => channel !== 'group' && staffId === null

function wayOf({ channel }: store.DueNotice, { mail, webhooks }: Ways): Way | null {
  if (channel === 'e-mail') return mail && { mail }
  const webhook = channel === 'sms' ? webhooks.customer : webhooks.staff
  return webhook ? { webhook } : null
}

/** Only who knows our address from outside can be sent there. */
function stopLink(ctx: Context, notice: store.DueNotice, people: Recipients): string | null {
  const address = recipientOf(notice, people).addressId
  const { url } = ctx.house.config
  if (address === null || url === undefined) return null
  return `${url}/stop/${stopToken(ctx.house.secret, ctx.company, address)}`
}

function wordsFor(
  notice: store.DueNotice,
  { customers, staff }: Recipients,
  named: Omit<Named, 'customer' | 'technician'>,
  zone: string,
): Words {
  const customer = customers.get(notice.customerId ?? '') ?? ''
  const toCustomer = isForCustomer(notice)
  const spoken = {
    ...named,
    // A group is read by everybody in it, a mail by whoever looks over a shoulder.
    customer: toCustomer ? customer : maskName(customer),
    technician: staff.get(notice.facts.technician ?? '') ?? '',
  }
  return wordsOf(notice.template, notice.language, notice.facts, spoken, zone, toCustomer)
}

/** Outside of any transaction. Never throws: what went wrong is an outcome. */
async function handOver(house: House, { notice, to, words, way, stop }: Ready): Promise<Handed> {
  const inner = house.config.innerHosts
  if ('mail' in way) {
    const mail = { id: notice.id, to, subject: words.title, text: words.body, stop }
    return sendMail(way.mail, mail, inner)
  }
  const { webhook } = way
  const message = {
    id: notice.id,
    template: notice.template,
    to: notice.channel === 'group' ? null : to,
    language: notice.language,
    ...words,
  }
  try {
    return heard(webhook.shape, await post(postOf(webhook.shape, webhook, message, house.clock.now()), inner))
  } catch (fault) {
    const forGood = fault instanceof Unreachable && fault.forGood
    return notHanded(fault instanceof Error ? fault.message.slice(0, 300) : 'fault', forGood, true)
  }
}

async function record(ctx: Context, { notice, to, words }: Ready, outcome: Handed): Promise<void> {
  if (outcome.as === 'failed') return recordFailure(ctx, notice, outcome)
  const settled = await store.change(ctx, notice.id, {
    try_at: null,
    held_until: null,
    last_fault: null,
    sent_at: ctx.now,
    sent_to: to,
    title: words.title,
    body: words.body,
    delivered_at: outcome.as === 'delivered' ? ctx.now : null,
  })
  const { template, channel } = notice
  if (settled && isForCustomer(notice)) {
    await announce(ctx, 'notice sent', notice.id, timelines(notice), { template, channel })
  }
}

const timelines = (notice: store.DueNotice): (Uuid | null)[] => [notice.caseId, notice.customerId]

async function recordFailure(
  ctx: Context,
  notice: store.DueNotice,
  { why, forGood, unreached }: Extract<Handed, { as: 'failed' }>,
): Promise<void> {
  const pause = forGood ? null : pauseAfter(notice.attempts + 1)
  await store.change(ctx, notice.id, { last_fault: why })
  if (pause === null) return giveUp(ctx, notice, forGood ? why : 'tried for a day')
  const until = ctx.now.add(pause)
  await store.change(ctx, notice.id, { try_at: until })
  if (unreached) await store.postponeChannel(ctx, notice.channel, until)
}

async function giveUp(ctx: Context, notice: store.DueNotice, why: string): Promise<void> {
  const change = { try_at: null, held_until: null, failed_at: ctx.now, failed_why: why }
  if (!(await store.change(ctx, notice.id, change))) return
  const { template, channel } = notice
  await announce(ctx, 'notice failed', notice.id, timelines(notice), { template, channel })
}

/** Every worker looks each second. */
export const rounds: readonly Round[] = [
  { name: 'notices', everySeconds: 1, do: async house => void (await carry(house)) },
]
