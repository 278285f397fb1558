import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import type { CustomerTemplate, NoticeChannel, StaffTemplate, Template } from '../contract/notices.ts'
import type { Facts } from '../rules/notices/words.ts'
import { reachable } from './reachable.ts'

export type ToWrite = {
  /** What happened, once: with channel and person it makes the notice's key. */
  key: string
  caseId: Uuid | null
  facts: Facts
  uselessAfter?: Temporal.Instant | undefined
  anyHour?: boolean | undefined
  /** By this channel alone: what is too long for a text message, or is nothing to a whole group. */
  only?: NoticeChannel | undefined
  /** Who knows it already, also where everybody of a role is told. */
  except?: Uuid | null | undefined
}

/**
 * Writes a notice for each channel that the customer agreed to and that the company has a way out for; where
 * he said stop, the notice is written as stopped. Nobody waits for it: one statement of the pipeline.
 */
export function writeForCustomer(ctx: Context, customerId: Uuid, template: CustomerTemplate, it: ToWrite) {
  const useless = it.uselessAfter?.toString() ?? null
  ctx.send(
    sql`insert into hotline.notices (company_id, key, template, channel, customer_id, case_id, language,
        facts, written_at, any_hour, useless_after, try_at, stopped_at)
      select ${ctx.company}, ${it.key}::text || ' ' || a.channel || ' ' || a.customer_id, ${template},
        a.channel, a.customer_id, ${it.caseId}::uuid, a.language, ${JSON.stringify(it.facts)}::text::jsonb,
        ${ctx.now}::timestamptz, ${it.anyHour ?? false}, ${useless}::timestamptz,
        case when a.stopped_at is null then ${ctx.now}::timestamptz end,
        case when a.stopped_at is not null then ${ctx.now}::timestamptz end
      from (${reachable(ctx, sql`${customerId}::uuid`)}) a
      where a.channel = coalesce(${it.only ?? null}::text, a.channel) and case a.channel
          when 'e-mail' then exists (select from hotline.mail_accounts m where m.company_id = ${ctx.company})
          else exists (select from hotline.webhooks w where w.company_id = ${ctx.company}
            and w.audience = 'customer') end
      on conflict (company_id, key) do nothing`.compile(ctx.tx),
  )
}

export type Whom = { staff: Uuid } | { role: string }

/** Nobody has this many colleagues in a role who want mail; a bound, not a goal. */
const MOST_WITH_A_ROLE = 100

/** Writes to whom it concerns among our people, by mail to those who gave an address, once to the group. */
export function writeForStaff(
  ctx: Context,
  whom: Whom,
  template: StaffTemplate,
  customerId: Uuid | null,
  it: ToWrite,
) {
  const [staff, role] = 'staff' in whom ? [whom.staff, null] : [null, whom.role]
  const useless = it.uselessAfter?.toString() ?? null
  ctx.send(
    sql`insert into hotline.notices (company_id, key, template, channel, staff_id, customer_id, case_id,
        language, facts, written_at, any_hour, useless_after, try_at)
      select ${ctx.company}, ${it.key}::text || ' ' || way.channel || coalesce(' ' || way.staff_id, ''),
        ${template}, way.channel, way.staff_id, ${customerId}::uuid, ${it.caseId}::uuid, way.language,
        ${JSON.stringify(it.facts)}::text::jsonb, ${ctx.now}::timestamptz, ${it.anyHour ?? false},
        ${useless}::timestamptz, ${ctx.now}::timestamptz
      from (
        select 'group' as channel, null::uuid as staff_id, language from hotline.webhooks
        where company_id = ${ctx.company} and audience = 'staff'
        union all
        (select 'e-mail', a.staff_id, a.language from hotline.staff_addresses a
        join people.staff s on s.company_id = a.company_id and s.id = a.staff_id
        where a.company_id = ${ctx.company} and s.disabled_at is null
          and (a.staff_id = ${staff}::uuid or s.roles @> array[${role}::text])
          and a.staff_id is distinct from ${it.except ?? null}::uuid
          and exists (select from hotline.mail_accounts m where m.company_id = a.company_id)
        order by a.staff_id limit ${MOST_WITH_A_ROLE})
      ) way
      where way.channel = coalesce(${it.only ?? null}::text, way.channel)
      on conflict (company_id, key) do nothing`.compile(ctx.tx),
  )
}

export type DueNotice = {
  id: Uuid
  template: Template
  channel: NoticeChannel
  staffId: Uuid | null
  customerId: Uuid | null
  caseId: Uuid | null
  language: Language
  facts: Facts
  anyHour: boolean
  uselessAfter: Temporal.Instant | null
  attempts: number
}

/** Notices to try now, locked, the longest waiting first; what another worker holds is passed over. */
export async function lockDue(ctx: Context, most: number): Promise<DueNotice[]> {
  const rows = await ctx.tx
    .selectFrom('hotline.notices')
    .select(['id', 'template', 'channel', 'staff_id', 'customer_id', 'case_id', 'language', 'facts'])
    .select(['any_hour', 'useless_after', 'attempts'])
    .where('company_id', '=', ctx.company)
    .where('try_at', '<=', ctx.now)
    .orderBy('try_at')
    .orderBy('id')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return rows.map(row => ({
    id: row.id,
    template: row.template as Template,
    channel: row.channel as NoticeChannel,
    staffId: row.staff_id,
    customerId: row.customer_id,
    caseId: row.case_id,
    language: row.language as Language,
    facts: row.facts as Facts,
    anyHour: row.any_hour,
    uselessAfter: row.useless_after,
    attempts: row.attempts,
  }))
}

/** They leave now; nobody else takes them before. */
export async function lease(ctx: Context, ids: readonly Uuid[], until: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .updateTable('hotline.notices')
    .set(eb => ({ attempts: eb('attempts', '+', 1), try_at: until, held_until: null }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .execute()
}

export type Sent = { id: Uuid; to: string; title: string; body: string; delivered: boolean }

/** They were taken by the other end. @returns those that were not settled before */
export async function markSent(ctx: Context, sent: readonly Sent[]): Promise<ReadonlySet<Uuid>> {
  if (sent.length === 0) return new Set()
  const delivered = sent.flatMap(one => (one.delivered ? [one.id] : []))
  const { rows } = await sql<{ id: Uuid }>`
    update hotline.notices notice set try_at = null, held_until = null, last_fault = null,
      sent_at = ${ctx.now}::timestamptz, sent_to = sent.to_, title = sent.title, body = sent.body,
      delivered_at = case when notice.id = any(${delivered}::uuid[]) then ${ctx.now}::timestamptz end
    from unnest(${sent.map(one => one.id)}::uuid[], ${sent.map(one => one.to)}::text[],
      ${sent.map(one => one.title)}::text[], ${sent.map(one => one.body)}::text[])
      sent (id, to_, title, body)
    where notice.company_id = ${ctx.company} and notice.id = sent.id and notice.try_at is not null
    returning notice.id`.execute(ctx.tx)
  return new Set(rows.map(row => row.id))
}

type Change = {
  try_at?: Temporal.Instant | null
  held_until?: Temporal.Instant | null
  last_fault?: string | null
  failed_at?: Temporal.Instant | null
  failed_why?: string | null
  stopped_at?: Temporal.Instant
}

/** Changes a notice that is still to be tried; false when it is settled already. */
export async function change(ctx: Context, id: Uuid, to: Change): Promise<boolean> {
  const row = await ctx.tx
    .updateTable('hotline.notices')
    .set(to)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .where('try_at', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Nobody answered on this channel: what waits for it waits, too, instead of knocking one after the other. */
export async function postponeChannel(ctx: Context, channel: NoticeChannel, until: Temporal.Instant) {
  await ctx.tx
    .updateTable('hotline.notices')
    .set({ try_at: until })
    .where('company_id', '=', ctx.company)
    .where('channel', '=', channel)
    .where('try_at', '<=', ctx.now)
    .execute()
}

/** Locks a notice, whatever became of it. */
export const lockNotice = (ctx: Context, id: Uuid) =>
  ctx.tx
    .selectFrom('hotline.notices')
    .select(['id', 'customer_id', 'case_id', 'failed_at', 'staff_id', 'template', 'channel'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export async function tryAgain(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('hotline.notices')
    .set({ failed_at: null, failed_why: null, try_at: ctx.now, attempts: 0, useless_after: null })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}
