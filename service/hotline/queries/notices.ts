import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { oneOf, sameCustomers } from '#service/archive/queries/same.ts'
import { maskEMail, maskPhone, mayReveal } from '#service/people/rules/mask.ts'
import { survivor, whoActs } from '../actions.ts'
import { colleagues, customerName } from '../colleagues.ts'
import type { Audience, NoticeChannel, NoticeList, Shape, Template } from '../contract/notices.ts'
import { readsAll } from '../rules/notices/reading.ts'
import { noticeStanding } from '../rules/notices/sending.ts'
import * as addresses from '../store/addresses.ts'
import { customerAddresses, mailRow, quietHours, webhookRows } from '../store/ways.ts'

function rows(ctx: Context) {
  return ctx.tx
    .selectFrom('hotline.notices as notice')
    .leftJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'notice.company_id')
        .onRef('customer.id', '=', 'notice.customer_id'),
    )
    .leftJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'notice.company_id').onRef('staff.id', '=', 'notice.staff_id'),
    )
    .select(['notice.id', 'notice.template', 'notice.channel', 'notice.customer_id', 'notice.staff_id'])
    .select(['notice.case_id', 'notice.written_at', 'notice.try_at', 'notice.held_until', 'notice.attempts'])
    .select(['notice.last_fault', 'notice.sent_at', 'notice.delivered_at', 'notice.failed_at'])
    .select(['notice.failed_why', 'notice.stopped_at', 'notice.title'])
    .select(['customer.name as customer_name', 'staff.name as staff_name'])
    .where('notice.company_id', '=', ctx.company)
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const asNotice = (ctx: Context, row: Row) => ({
  id: row.id,
  template: row.template as Template,
  channel: row.channel as NoticeChannel,
  customer:
    row.customer_id === null
      ? null
      : { id: row.customer_id, name: customerName(ctx, row.customer_name ?? '') },
  staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? '' },
  caseId: row.case_id,
  standing: noticeStanding({
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    failedAt: row.failed_at,
    stoppedAt: row.stopped_at,
    heldUntil: row.held_until,
  }),
  writtenAt: row.written_at,
  tryAt: row.try_at,
  attempts: row.attempts,
  lastFault: row.last_fault,
  settledAt: row.sent_at ?? row.failed_at ?? row.stopped_at,
  failedWhy: row.failed_why,
  // The title names the customer's window, not the customer; what it said is for those who may read it.
  title: row.title,
})

type Ask = {
  customer?: Uuid | undefined
  which: NoticeList
  channel?: NoticeChannel | undefined
  template?: Template | undefined
  after?: string | undefined
  limit: number
}

/** The column that says that a notice stands so. */
const MARK = {
  'not sent': 'notice.failed_at',
  waiting: 'notice.try_at',
  sent: 'notice.sent_at',
  stopped: 'notice.stopped_at',
} as const

/** Notices that a reader may know of, newest first: those to customers, and to himself. */
export async function noticeList(ctx: Context, ask: Ask) {
  const after = placeFrom(ask.after)
  let found = rows(ctx)
    .orderBy('notice.written_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.customer) {
    found = found.where('notice.customer_id', '=', oneOf(await sameCustomers(ctx, ask.customer)))
  }
  if (ask.which === 'others') found = found.where('notice.failed_at', 'is', null)
  else if (ask.which !== 'all') found = found.where(MARK[ask.which], 'is not', null)
  if (ask.channel) found = found.where('notice.channel', '=', ask.channel)
  if (ask.template) found = found.where('notice.template', '=', ask.template)
  const me = readsAll(ctx.actor.roles) ? null : ctx.actor.staff
  if (me !== null) {
    found = found.where(eb =>
      eb.or([
        eb('notice.staff_id', '=', me),
        eb.and([eb('notice.staff_id', 'is', null), eb('notice.channel', '<>', 'group')]),
      ]),
    )
  }
  if (after) {
    found = found.where(eb =>
      eb(eb.refTuple('notice.written_at', 'notice.id'), '<', eb.tuple(after.at, after.id)),
    )
  }
  return pageOf(
    await found.execute(),
    ask.limit,
    row => ({ at: row.written_at, id: row.id }),
    row => asNotice(ctx, row),
  )
}

/** The settings without their secrets. */
export async function noticeSettings(ctx: Context) {
  const [mail, hooks, quiet] = [await mailRow(ctx), await webhookRows(ctx), await quietHours(ctx)]
  return {
    mail: mail
      ? {
          host: mail.host,
          port: mail.port,
          security: mail.security as 'tls' | 'starttls' | 'none',
          username: mail.username,
          fromAddress: mail.from_address,
          fromName: mail.from_name,
          hasPassword: mail.sealed_password !== null,
          version: mail.version,
        }
      : null,
    webhooks: hooks.map(row => ({
      audience: row.audience as Audience,
      shape: row.shape as Shape,
      host: row.host,
      language: row.language as Language,
      hasSecret: row.sealed_secret !== null,
      version: row.version,
    })),
    quiet,
  }
}

/** Where a customer agreed to be written to. @throws Unknown */
export async function addressesOf(ctx: Context, customer: Uuid) {
  const items = await customerAddresses(ctx, [await survivor(ctx, customer)])
  const named = await colleagues(
    ctx,
    items.flatMap(row => [row.agreed_by, row.stopped_by]),
  )
  const masked = mayReveal(ctx.actor.roles) !== 'full'
  const cover = { 'e-mail': maskEMail, sms: maskPhone }
  return {
    items: items.map(row => ({
      id: row.id,
      channel: row.channel as 'e-mail' | 'sms',
      address: masked ? cover[row.channel as 'e-mail' | 'sms'](row.address) : row.address,
      language: row.language as Language,
      agreedAt: row.agreed_at,
      agreedBy: named(row.agreed_by),
      stoppedAt: row.stopped_at,
      stoppedBy: named(row.stopped_by),
      stoppedHimself: row.stopped_at !== null && row.stopped_by === null,
    })),
  }
}

export async function myNotices(ctx: Context) {
  const [row, mail, quiet] = [
    await addresses.ofStaff(ctx, whoActs(ctx)),
    await mailRow(ctx),
    await quietHours(ctx),
  ]
  return { mine: row ? asMine(row) : null, quiet: quiet.staff, mailIsSet: mail !== undefined }
}

function asMine(row: NonNullable<Awaited<ReturnType<typeof addresses.ofStaff>>>) {
  const { quiet_from_minute: fromMinute, quiet_until_minute: untilMinute } = row
  const quiet = fromMinute === null || untilMinute === null ? null : { fromMinute, untilMinute }
  return { eMail: row.e_mail, language: row.language as Language, quiet }
}
