import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import type { Place } from '#core/paging.ts'
import { statement, type The } from '#core/statement.ts'
import type { Tables } from '#db/tables.ts'
import { oneOf, sameCustomers } from '#service/archive/queries/same.ts'
import { colleagues, customerName } from '#service/hotline/colleagues.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { PayMethod } from './contract/any-kind.ts'
import type { ServicePromise, Standing } from './contract.ts'
import { byCustomer } from './rules/kinds.ts'
import { type Settlement, standing } from './rules.ts'
import { lastPause, pausedNow } from './store/pauses.ts'
import { standingFor } from './store/raisings.ts'

/** The ledger as it is read: each promise with its case, its customer, its evidence and how it stands. */
export const entries = (ctx: Context) => entriesOf(ctx.tx, ctx.company)

function entriesOf(db: Kysely<Tables>, company: Uuid | RawBuilder<Uuid>) {
  return db
    .selectFrom('promises.promises as p')
    .leftJoin('cases.cases as one', join =>
      join.onRef('one.company_id', '=', 'p.company_id').onRef('one.id', '=', 'p.case_id'),
    )
    .leftJoin('archive.customers as told', join =>
      join.onRef('told.company_id', '=', 'p.company_id').onRef('told.id', '=', 'p.customer_id'),
    )
    .leftJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'told.company_id')
        .on('customer.id', '=', either('told.merged_into', 'told.id')),
    )
    .leftJoin('core.journal as proof', join =>
      join.onRef('proof.company_id', '=', 'p.company_id').onRef('proof.id', '=', 'p.evidence'),
    )
    .leftJoinLateral(lastPause, join => join.onTrue())
    .select(['p.id', 'p.kind', 'p.case_id', 'one.number'])
    .select(['pause.reason as paused_for', 'pause.until_at as paused_until'])
    .select(standingFor.as('raised_for'))
    .select(['customer.id as customer_id', 'customer.name as customer_name'])
    .select([
      'p.made_by',
      'p.made_at',
      'p.first_asked_by',
      'p.handler',
      'p.window_from',
      'p.due_at',
      'p.about',
    ])
    .select(['p.owed_for', 'p.subject_id', 'p.owner', 'p.owner_role', 'p.not_by', 'p.instead_of'])
    .select(['p.to_staff', 'p.amount_cents', 'p.method', 'p.recurs_on'])
    .select(['p.settled_as', 'p.settled_at', 'p.settled_by', 'p.moved_by', 'p.evidence'])
    .select(['proof.event as proof_event', 'proof.at as proof_at', 'proof.subject_id as proof_subject'])
    .select(eb =>
      eb
        .selectFrom('promises.tries as t')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .whereRef('t.company_id', '=', 'p.company_id')
        .whereRef('t.promise_id', '=', 'p.id')
        .as('tries'),
    )
    .where('p.company_id', '=', company)
}

export type Entry = Awaited<ReturnType<ReturnType<typeof entries>['executeTakeFirstOrThrow']>>

/** Rows of the ledger as they travel, with the names of everybody in them. */
export async function asPromises(ctx: Context, rows: readonly Entry[]): Promise<ServicePromise[]> {
  const named = await colleagues(
    ctx,
    rows.flatMap(row => [
      row.made_by,
      row.first_asked_by,
      row.handler,
      row.owner,
      row.not_by,
      row.settled_by,
      row.to_staff,
    ]),
  )
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as PromiseKind,
    by: byCustomer(row.kind as PromiseKind) ? 'customer' : 'us',
    caseId: row.case_id,
    caseNumber: row.number,
    customer:
      row.customer_id === null || row.customer_name === null
        ? null
        : { id: row.customer_id, name: customerName(ctx, row.customer_name) },
    toStaff: named(row.to_staff),
    madeBy: named(row.made_by),
    madeAt: row.made_at,
    firstAskedBy: named(row.first_asked_by),
    handler: named(row.handler),
    windowFrom: row.window_from,
    dueAt: row.due_at,
    about: row.about,
    owedFor: row.owed_for,
    subjectId: row.subject_id,
    owner: named(row.owner),
    ownerRole: row.owner_role,
    notBy: named(row.not_by),
    insteadOf: row.instead_of,
    standing: standing(dated(row), ctx.now),
    settledAt: row.settled_at,
    settledBy: named(row.settled_by),
    movedBy: row.moved_by as 'us' | 'customer' | null,
    evidence: proofOf(row),
    paused: pausedNow(row, ctx.now),
    raisedFor: row.settled_as === null ? row.raised_for : [],
    tries: row.tries ?? 0,
    payment:
      row.amount_cents === null || row.method === null
        ? null
        : { amountCents: row.amount_cents, method: row.method as PayMethod },
    recursOn: row.recurs_on,
  }))
}

const dated = (row: Entry) => ({
  windowFrom: row.window_from,
  dueAt: row.due_at,
  settledAs: row.settled_as as Settlement | null,
  settledAt: row.settled_at,
})

function proofOf(row: Entry): ServicePromise['evidence'] {
  const { evidence: id, proof_event: event, proof_at: at, proof_subject: subject } = row
  return id === null || event === null || at === null || subject === null ? null : { id, event, at, subject }
}

export type Filters = {
  case?: Uuid | undefined
  customer?: Uuid | undefined
  owner?: Uuid | undefined
  line?: Uuid | undefined
  kind?: PromiseKind | undefined
  standing?: Standing | undefined
  dueFrom?: Temporal.Instant | undefined
  dueBefore?: Temporal.Instant | undefined
}

/** The latest due first. Of a customer: also what was promised to those who were merged into him. */
export async function ledger(ctx: Context, by: Filters, after: Place | null, most: number): Promise<Entry[]> {
  let rows = entries(ctx).orderBy('p.due_at', 'desc').orderBy('p.id', 'desc').limit(most)
  for (const which of await narrowed(ctx, by)) rows = rows.where(which)
  if (after) rows = rows.where(eb => eb(eb.refTuple('p.due_at', 'p.id'), '<', eb.tuple(after.at, after.id)))
  return rows.execute()
}

/** What filters leave, of the promises as `p`: the page's rows, its rate and its export count alike. */
async function narrowed(ctx: Context, by: Filters): Promise<RawBuilder<boolean>[]> {
  const which: RawBuilder<boolean>[] = []
  if (by.case) which.push(sql`p.case_id = ${by.case}`)
  if (by.customer) {
    which.push(sql`p.customer_id = ${oneOf(await sameCustomers(ctx, by.customer))}`)
  }
  if (by.owner) which.push(sql`p.owner = ${by.owner}`)
  if (by.line) which.push(ofLine(ctx, by.line))
  if (by.kind) which.push(sql`p.kind = ${by.kind}`)
  if (by.standing) which.push(stands(by.standing, ctx.now))
  if (by.dueFrom) which.push(sql`p.due_at >= ${by.dueFrom}`)
  if (by.dueBefore) which.push(sql`p.due_at < ${by.dueBefore}`)
  return which
}

/** In a case about a device of a product line: that of its model, or its own where no model is known. */
const ofLine = (ctx: Context, line: Uuid) => sql<boolean>`p.case_id in (
  select about.id from cases.cases about
  join archive.devices device on device.company_id = about.company_id and device.id = about.device_id
  left join archive.models model on model.company_id = device.company_id and model.id = device.model_id
  where about.company_id = ${ctx.company}
    and (device.product_line_id = ${line} or model.product_line_id = ${line}))`

/** What these customers were promised and still wait for, the most urgent first. */
export const owed = statement((db, the: The<{ company: Uuid; customers: readonly Uuid[]; most: number }>) =>
  entriesOf(db, the('company'))
    .where('p.customer_id', '=', sql<Uuid>`any(${the('customers')}::uuid[])`)
    .where(sql<boolean>`(p.settled_as is null or p.settled_as = 'withdrawn' and p.settled_at > p.due_at)`)
    // What he promised to pay is not owed to him.
    .where('p.kind', '<>', 'payment')
    .orderBy('p.due_at')
    .orderBy('p.id')
    .limit(the('most')),
)

/**
 * Open promises that a person sees to, the most urgent first: his own, and those of his roles except where he
 * is the one who must not (the technician and the return visit to his own work).
 */
export function toSeeTo(
  ctx: Context,
  who: { staff: Uuid; roles: readonly string[] },
  after: Place | null,
  most: number,
): Promise<Entry[]> {
  let rows = entries(ctx)
    .where('p.settled_as', 'is', null)
    .where(eb =>
      eb.or([
        eb('p.owner', '=', who.staff),
        eb.and([
          eb('p.owner', 'is', null),
          eb('p.owner_role', '=', sql<string>`any(${[...who.roles]}::text[])`),
          eb('p.not_by', 'is distinct from', who.staff),
        ]),
      ]),
    )
    .orderBy('p.due_at')
    .orderBy('p.id')
    .limit(most)
  if (after) rows = rows.where(eb => eb(eb.refTuple('p.due_at', 'p.id'), '>', eb.tuple(after.at, after.id)))
  return rows.execute()
}

/** Reminders that a person has not seen, of promises that still stand open, the latest first. */
export function reminders(ctx: Context, who: { staff: Uuid; roles: readonly string[] }, most: number) {
  return entries(ctx)
    .innerJoin('promises.reminders as r', join =>
      join.onRef('r.company_id', '=', 'p.company_id').onRef('r.promise_id', '=', 'p.id'),
    )
    .select(['r.stage', 'r.at as reminded_at', 'r.passed_by', 'r.last_resort'])
    .where('p.settled_as', 'is', null)
    .where('r.seen_at', 'is', null)
    .where(eb =>
      eb.or([
        eb('r.for_staff', '=', who.staff),
        eb('r.for_role', '=', sql<string>`any(${[...who.roles]}::text[])`),
      ]),
    )
    .orderBy('r.at', 'desc')
    .orderBy('p.id')
    .limit(most)
    .execute()
}

/** How many promises of ours due in a period stand how; and how many of theirs. */
export async function counts(ctx: Context, by: Omit<Filters, 'standing'>) {
  const ours = sql<boolean>`p.kind <> 'payment'`
  const those = (whose: typeof ours, as: Standing) =>
    sql<number>`count(*) filter (where ${whose} and ${stands(as, ctx.now)})`
  const count = (as: Standing) => those(ours, as)
  const theirs = (as: Standing) => those(sql<boolean>`p.kind = 'payment'`, as)
  let rows = ctx.tx
    .selectFrom('promises.promises as p')
    .select([
      count('kept').as('kept'),
      count('kept late').as('keptLate'),
      count('broken').as('broken'),
      count('renegotiated').as('renegotiated'),
      sql<number>`count(*) filter (where ${ours} and p.moved_by = 'us')`.as('movedByUs'),
      count('withdrawn').as('withdrawn'),
      count('not reached').as('notReached'),
      count('open').as('open'),
      theirs('kept').as('theirsKept'),
      theirs('kept late').as('theirsLate'),
      theirs('broken').as('theirsBroken'),
      theirs('open').as('theirsOpen'),
    ])
    .where('p.company_id', '=', ctx.company)
  for (const which of await narrowed(ctx, by)) rows = rows.where(which)
  return rows.executeTakeFirstOrThrow()
}

/** rules.ts `standing` for the database; ledger.test.ts holds the two together. */
function stands(as: Standing, now: Temporal.Instant) {
  switch (as) {
    case 'open':
      return sql<boolean>`p.settled_as is null and p.due_at >= ${now}`
    case 'broken':
      return sql<boolean>`(p.settled_as is null and p.due_at < ${now}
        or p.settled_as = 'withdrawn' and p.settled_at > p.due_at or p.settled_as = 'replaced')`
    case 'kept':
      return sql<boolean>`p.settled_as = 'kept' and p.settled_at <= p.due_at`
    case 'kept late':
      return sql<boolean>`p.settled_as = 'kept' and p.settled_at > p.due_at`
    case 'withdrawn':
      return sql<boolean>`p.settled_as = 'withdrawn' and p.settled_at <= p.due_at`
    case 'renegotiated':
    case 'not reached':
      // Written out: a parameter could not be matched with the partial index.
      return sql<boolean>`p.settled_as = ${sql.lit(as)}`
  }
}
