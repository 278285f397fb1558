import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known } from '#core/refusal.ts'
import type { LockedCase } from '#service/cases/actions.ts'
import {
  type Asked,
  calendarReader,
  dayOf,
  type Owed,
  owedOf,
  wholeBook,
} from '#service/standards/queries.ts'
import { countsWork } from '#service/standards/rules/clock.ts'
import { type Owed as Made, owe, whoSeesTo } from './actions.ts'
import { enter } from './enter.ts'
import { type Again, owedAgain } from './rules/reopening.ts'
import * as clocks from './store/clocks.ts'
import { pausesSeen } from './store/pauses.ts'
import { closedCase, lastOwedIn } from './store/reopening.ts'

const EVENT = 'case reopened'

type Instant = Temporal.Instant
/** `root`: the promise of before that a standard made. */
type GoesOn = { again: Again; root: Uuid; owedFor: string; by: Owed }

/**
 * A case is open again: what its standards say of the promises of before goes on, and the customer is owed
 * what they say of a reopening, of each kind once (what goes on comes first). The deed has the case locked.
 */
export async function oweAgain(ctx: Context, held: LockedCase, closureId: Uuid): Promise<Made[]> {
  const gone = await goOn(ctx, held, closureId)
  const it = { caseId: held.id, subjectId: closureId }
  return [...gone, ...(await owe(ctx, EVENT, it, { except: gone.map(one => one.kind) }))]
}

/** Only what goes on of before: for whoever opens a case again and owes something else for it. */
export async function goOn(ctx: Context, held: LockedCase, closureId: Uuid): Promise<Made[]> {
  const made: Made[] = []
  for (const one of await goingOn(ctx, held.id, held)) {
    const { again, owedFor, by } = one
    const { owes: kind, owner, edition } = by.line
    const { dueAt, policy, owedFrom, leftMinutes } = again
    const terms = { kind, dueAt, owner: whoSeesTo(owner, held) }
    const clock = { from: owedFrom, edition }
    const id = await enter(ctx, { held }, terms, { owedFor, subjectId: closureId, insteadOf: null, clock })
    const goesOn = policy === 'continue'
    if (goesOn) await keepPauses(ctx, id, one)
    const event = goesOn ? 'promise continued' : 'promise restarted'
    await announce(ctx, event, id, [held.id, held.customerId], {
      kind,
      due: dueAt.toString(),
      ...(leftMinutes === null ? {} : { leftMinutes: Math.round(leftMinutes), work: countsWork(by.line) }),
    })
    made.push({ id, kind, dueAt })
  }
  return made
}

/** Pauses that were earned before are kept, and the time in between is one, too. */
async function keepPauses(ctx: Context, promise: Uuid, { root, again }: GoesOn): Promise<void> {
  const pause = (from: Instant, to: Instant) => ({
    id: uuidv7(),
    promise_id: promise,
    from_at: from,
    until_at: to,
  })
  for (const { reason, from, to, begunBy, endedBy } of await pausesSeen(ctx, root)) {
    await clocks.insertPause(ctx, { ...pause(from, to), reason, begun_by: begunBy, ended_by: endedBy })
  }
  const { from, to } = again.stopped
  await clocks.insertPause(ctx, { ...pause(from, to), reason: 'closed', begun_by: null })
}

/** What goes on of what a case was owed, by the lines that decide today. */
async function goingOn(ctx: Context, caseId: Uuid, asked: Asked): Promise<GoesOn[]> {
  const ended = await lastOwedIn(ctx, caseId)
  const pauses = await clocks.pausesOf(
    ctx,
    ended.map(one => one.root),
  )
  const book = await wholeBook(ctx)
  const today = await dayOf(ctx, ctx.now)
  const calendarFor = calendarReader(ctx)
  const found: GoesOn[] = []
  for (const { kind, owedFor, root, owedFrom: from, settledAt } of ended) {
    const owed = await owedOf(ctx, book, owedFor, asked, ctx.now, today, calendarFor)
    const by = owed.find(one => one.line.owes === kind)
    const was = { from, settledAt, pauses: pauses.get(root) ?? [] }
    const again = by && owedAgain(by.line, was, ctx.now, by.time)
    if (by && again) found.push({ again, root, owedFor, by })
  }
  return found
}

/** What the standards would owe if this case were opened again now; nothing is written. @throws Unknown */
export async function owedByReopening(ctx: Context, caseId: Uuid) {
  const asked = known(await closedCase(ctx, caseId))
  const gone = await goingOn(ctx, caseId, asked)
  const kinds = gone.map(({ by }) => by.line.owes)
  const anew = await owedOf(ctx, await wholeBook(ctx, EVENT), EVENT, asked, ctx.now)
  return [
    ...gone.map(({ again, by }) => ({
      owes: by.line.owes,
      policy: again.policy,
      dueAt: again.dueAt,
      leftMinutes: again.leftMinutes,
      source: by.line.source,
    })),
    ...anew
      .filter(({ line }) => !kinds.includes(line.owes))
      .map(({ line, dueAt }) => ({
        owes: line.owes,
        policy: 'new cycle' as const,
        dueAt,
        leftMinutes: null,
        source: line.source,
      })),
  ]
}
