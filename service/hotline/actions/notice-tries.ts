import { type Context, inCompany } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { type Handed, notHanded, sendMail } from '#core/mail.ts'
import { timeZone } from '#core/numbers.ts'
import { countryOf, readPhone } from '#core/phones.ts'
import { Refusal, Unknown, Unreadable } from '#core/refusal.ts'
import type { Open } from '#core/routes.ts'
import { post } from '#core/webhook.ts'
import { companySign } from '#service/people/hotline-number.ts'
import type { Audience } from '../contract/notices.ts'
import { heard, postOf } from '../notices/robots.ts'
import { tryWords } from '../rules/notices/try-words.ts'
import { mailRow, ways, webhookRows } from '../store/ways.ts'

type Outcome = { as: 'sent' | 'delivered' | 'failed'; why: string | null }

const told = (handed: Handed): Outcome =>
  handed.as === 'failed' ? { as: 'failed', why: handed.why } : { as: handed.as, why: null }

/** What is set is read in a transaction; what is tried happens outside of any. */
function reading<T>({ house, known }: Open, read: (ctx: Context) => Promise<T>): Promise<T> {
  if (known === null) throw new Unknown()
  return inCompany(house, known.company, known.actor, read, { readOnly: true })
}

/** @throws Refusal of tryMail */
export async function tryMail(open: Open, it: { to: string; language: Language }): Promise<Outcome> {
  const { account, company } = await reading(open, async ctx => {
    const [row, { mail }, sign] = [await mailRow(ctx), await ways(ctx), await companySign(ctx)]
    return { account: usable(row !== undefined, mail), company: sign.name }
  })
  const { title, body } = tryWords(it.language, company)
  const mail = { id: uuidv7(), to: it.to, subject: title, text: body, stop: null }
  return told(await sendMail(account, mail, open.house.config.innerHosts))
}

/** @throws Refusal of tryWebhook, Unreadable */
export async function tryWebhook(
  open: Open,
  audience: Audience,
  typed: string | undefined,
): Promise<Outcome> {
  const { webhook, company, to } = await reading(open, async ctx => {
    const [rows, { webhooks }, sign] = [await webhookRows(ctx), await ways(ctx), await companySign(ctx)]
    const isSet = rows.some(row => row.audience === audience)
    return {
      webhook: usable(isSet, webhooks[audience]),
      company: sign.name,
      to: audience === 'customer' ? phoneOf(typed, await timeZone(ctx)) : null,
    }
  })
  const { house } = open
  const { language, shape } = webhook
  const message = { id: uuidv7() as Uuid, template: 'try', to, language, ...tryWords(language, company) }
  try {
    const posted = await post(postOf(shape, webhook, message, house.clock.now()), house.config.innerHosts)
    return told(heard(shape, posted))
  } catch (fault) {
    return told(notHanded(fault instanceof Error ? fault.message.slice(0, 300) : 'fault'))
  }
}

/** A row whose secret does not open was sealed by another house (a restored backup). */
function usable<T>(isSet: boolean, way: T | null | undefined): T {
  if (!isSet) throw new Refusal('nothing is set here')
  if (way == null) throw new Refusal('the secret cannot be read any more')
  return way
}

function phoneOf(typed: string | undefined, zone: string): string {
  if (typed === undefined) throw new Refusal('a gateway needs a phone')
  const read = readPhone(typed, countryOf(zone))
  if (read === null) throw new Unreadable('This is not a phone number.', { path: 'to' })
  return read.number
}
