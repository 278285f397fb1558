import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { visitDueCompanies } from '#core/rounds.ts'
import type { Standard } from '#service/standards/contract.ts'
import { calendarReader, dayOf, editionOn, type Owed, owedOf, wholeBook } from '#service/standards/queries.ts'
import { dueAt, dueWithPauses, type Pause } from '#service/standards/rules/clock.ts'
import { movedTo } from './rules/pausing.ts'
import * as store from './store/clocks.ts'
import * as runs from './store/following.ts'

const { compare } = Temporal.Instant
/** At most 1,000 rows a transaction (issue 5); whoever keeps one of them waits as long as that. */
const PROMISES_AT_ONCE = 500

/**
 * The book or a calendar changed: open promises follow, batch by batch, each in its own transaction; an
 * announcement asks for the next. What standards made may move; of all the ladders are read anew.
 */
export async function adoptStandard(ctx: Context, why: runs.Why): Promise<void> {
  const id = uuidv7()
  await runs.begin(ctx, id, why, await editionOn(ctx, await dayOf(ctx, ctx.now)))
  await announce(ctx, 'promises follow the book', id, [], { why })
}

/**
 * Editions that were published for a later day come into force: open promises follow on that day, whether
 * anybody is there or not. Two workers at once begin it once.
 */
export async function followEditions(house: House): Promise<void> {
  const begin = async (ctx: Context) => {
    if (!(await runs.lockEditionToFollow(ctx))) return 0
    await adoptStandard(ctx, 'book')
    return 1
  }
  await visitDueCompanies(house, 'promises.companies_to_follow', company =>
    inCompany(house, company, system('editions of the day'), begin),
  )
}

/** One batch of a following; the same batch twice changes nothing. */
export async function followOn(ctx: Context, id: Uuid): Promise<void> {
  const run = await runs.lock(ctx, id)
  if (run === undefined || run.finished_at !== null) return
  const batch = await store.lockOpen(ctx, { after: run.cursor_id }, PROMISES_AT_ONCE)
  const counted = await follow(ctx, batch, run.why, id)
  const finished = batch.length < PROMISES_AT_ONCE
  await runs.advance(ctx, id, { cursor: batch.at(-1) ?? null, ...counted, finished })
  if (!finished) await announce(ctx, 'promises follow the book', id, [], { why: run.why })
}

/** Reason or urgency of a case changed: what it is owed follows at once (features.md SLA-16). */
export async function followCase(ctx: Context, caseId: Uuid): Promise<void> {
  await follow(ctx, await store.lockOpen(ctx, { caseId }, PROMISES_AT_ONCE), 'case')
}

/** @param following of a change of book or calendars: the rows that it moved are listed by it */
async function follow(ctx: Context, open: readonly Uuid[], why: string, following?: Uuid) {
  const batch = await store.clockedOf(ctx, open)
  store.lookAnew(ctx, open)
  const count = { looked: batch.length, moved: 0, ended: 0 }
  if (batch.length === 0) return count
  const book = await wholeBook(ctx)
  const today = await dayOf(ctx, ctx.now)
  const calendarFor = calendarReader(ctx)
  const pauses = await store.pausesOf(
    ctx,
    batch.map(promise => promise.id),
  )
  for (const promise of batch) {
    // What is known of the customer came with the promise: nobody asks for it again.
    const asked = { ...promise, customerId: undefined }
    const owed = await owedOf(ctx, book, promise.owedFor, asked, promise.owedFrom, today, calendarFor)
    const decided = owed.find(one => one.line.owes === promise.kind)
    if (decided === undefined) count.ended += await remindNobody(ctx, promise)
    // Broken stays broken: whoever was let down was.
    else if (compare(ctx.now, promise.dueAt) <= 0)
      count.moved += await followOne(ctx, promise, decided, pauses.get(promise.id) ?? [], why, following)
  }
  return count
}

async function followOne(
  ctx: Context,
  promise: store.Clocked,
  { line, time }: Owed,
  pauses: readonly Pause[],
  why: string,
  following?: Uuid,
): Promise<number> {
  const due = dueWithPauses(line, promise.owedFrom, pauses, time)
  const to = movedTo(promise.dueAt, due, dueAt(line, ctx.now, time), ctx.now)
  return moveTo(ctx, promise, { dueAt: to, edition: line.edition }, why, following)
}

/** Moves the due time and says what moved; 0 where it was there already. */
export async function moveTo(
  ctx: Context,
  promise: store.Clocked,
  to: { dueAt: Temporal.Instant; edition: Standard['edition'] },
  why: string,
  following?: Uuid,
): Promise<number> {
  const stays = compare(to.dueAt, promise.dueAt) === 0
  if (stays && to.edition === promise.edition) return 0
  store.move(ctx, promise.id, { ...to, lookAt: ctx.now })
  if (stays) return 0
  await announce(ctx, 'promise due moved', promise.id, [promise.caseId, promise.customerId, following], {
    from: promise.dueAt.toString(),
    to: to.dueAt.toString(),
    why,
  })
  return 1
}

/** Its line was switched off: the promise stands, and nobody is chased for it any more (SLA-14). */
async function remindNobody(ctx: Context, promise: store.Clocked): Promise<number> {
  store.move(ctx, promise.id, { dueAt: promise.dueAt, edition: promise.edition, lookAt: null })
  store.forgetReminders(ctx, promise.id)
  return promise.lookAt === null ? 0 : 1
}
