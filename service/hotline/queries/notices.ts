import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { oneOf, sameCustomers } from '#service/archive/queries/same.ts'
import { survivor, whoActs } from '../actions.ts'
import { customerName } from '../colleagues.ts'
import type { Audience, NoticeChannel, NoticeLanguage, Shape, Template } from '../contract/notices.ts'
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
  which: 'all' | 'not sent' | 'waiting'
  after?: string | undefined
  limit: number
}

/** Notices, newest first. */
export async function noticeList(ctx: Context, ask: Ask) {
  const after = placeFrom(ask.after)
  let found = rows(ctx)
    .orderBy('notice.written_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.customer) {
    found = found.where('notice.customer_id', '=', oneOf(await sameCustomers(ctx, ask.customer)))
  }
  if (ask.which === 'not sent') found = found.where('notice.failed_at', 'is not', null)
  if (ask.which === 'waiting') found = found.where('notice.try_at', 'is not', null)
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
      language: row.language as NoticeLanguage,
      hasSecret: row.sealed_secret !== null,
      version: row.version,
    })),
    quiet,
  }
}

/** Where a customer agreed to be written to. @throws Unknown */
export async function addressesOf(ctx: Context, customer: Uuid) {
  const items = await customerAddresses(ctx, [await survivor(ctx, customer)])
  return {
    items: items.map(row => ({
      id: row.id,
      channel: row.channel as 'e-mail' | 'sms',
      address: row.address,
      language: row.language as NoticeLanguage,
      agreedAt: row.agreed_at,
      stoppedAt: row.stopped_at,
      stoppedHimself: row.stopped_at !== null && row.stopped_by === null,
    })),
  }
}

export async function myNotices(ctx: Context) {
  const row = await addresses.ofStaff(ctx, whoActs(ctx))
  if (row === undefined) return { mine: null }
  const { quiet_from_minute: fromMinute, quiet_until_minute: untilMinute } = row
  const quiet = fromMinute === null || untilMinute === null ? null : { fromMinute, untilMinute }
  return { mine: { eMail: row.e_mail, language: row.language as NoticeLanguage, quiet } }
}
