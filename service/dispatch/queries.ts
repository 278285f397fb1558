import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { known, refuse, Unreadable } from '#core/refusal.ts'
import { customerName } from '#service/hotline/colleagues.ts'
import { standing } from '#service/promises/rules.ts'
import { alternatives } from './choosing.ts'
import type * as contract from './contract.ts'
import type { Interval } from './rules/free.ts'
import { whenToGo, whyNotWindow } from './rules/window.ts'
import { choicesFor, skipsOf, windowsOfCase } from './store/history.ts'
import { jobOf, jobsBetween, unplannedBetween } from './store/jobs.ts'
import { needs } from './store/needs.ts'
import { declinesOf, reviewsOf } from './store/not-sent.ts'
import { slotRow } from './store/plan.ts'
import { techniciansFor } from './store/technicians.ts'
import { matterOf, openWindows, windowOf } from './store/windows.ts'
import { NOTHING_KNOWN, workOn } from './store/work.ts'

/** A local day of the company: its date, and from when to when it lasts. */
async function dayOf(ctx: Context, day: Temporal.PlainDate | undefined) {
  const zone = await timeZone(ctx)
  const on = day ?? ctx.now.toZonedDateTimeISO(zone).toPlainDate()
  const from = on.toZonedDateTime({ timeZone: zone })
  return { day: on, from: from.toInstant(), to: from.add({ days: 1 }).toInstant() }
}

/** A job as whoever asks may read it. */
export function forReader<T extends { customer: { id: Uuid; name: string } }>(ctx: Context, job: T): T {
  return { ...job, customer: { ...job.customer, name: customerName(ctx, job.customer.name) } }
}

/** The jobs of whoever asks on a day, in order. */
export async function myJobs(ctx: Context, day: Temporal.PlainDate | undefined) {
  const span = await dayOf(ctx, day)
  const jobs = await jobsBetween(ctx, span, known(ctx.actor.staff))
  return { day: span.day, jobs: jobs.map(job => forReader(ctx, job)) }
}

/**
 * The plan of a day: every technician with his shifts, absences and jobs; and the windows that nobody is
 * planned for.
 */
export async function dayBoard(ctx: Context, day: Temporal.PlainDate | undefined) {
  const span = await dayOf(ctx, day)
  const technicians = await techniciansFor(ctx, NOTHING_KNOWN, span, null)
  const jobs = (await jobsBetween(ctx, span, null)).map(job => forReader(ctx, job))
  const byTechnician = Map.groupBy(jobs, job => job.technician.id)
  // Somebody who left meanwhile and still has a job stands on the board, or nobody would see it.
  const gone = jobs
    .map(job => job.technician)
    .filter((one, n, all) => all.findIndex(other => other.id === one.id) === n)
    .filter(one => !technicians.some(other => other.technician === one.id))
    .map(one => ({ technician: one.id, name: one.name, shifts: [], absences: [] }))
  return {
    day: span.day,
    technicians: [...technicians, ...gone].map(one => ({
      technician: { id: one.technician, name: one.name },
      shifts: [...one.shifts],
      absences: [...one.absences],
      jobs: byTechnician.get(one.technician) ?? [],
    })),
    unplanned: (await unplannedBetween(ctx, span)).map(job => forReader(ctx, job)),
  }
}

/**
 * Who can go in a window, for a case, for a device of a customer, or for anything.
 * @throws Unknown; Refusal of WINDOW_REFUSES
 */
export async function suggest(ctx: Context, query: z.output<(typeof contract.suggestions)['query']>) {
  if (query.case && (query.device || query.customer))
    throw new Unreadable('a case, or a device and its customer', { path: 'query.case' })
  const freed = query.freeing ? known(await windowOf(ctx, query.freeing)) : null
  const window: Interval = freed
    ? whenToGo({ from: freed.windowFrom, to: freed.dueAt }, ctx.now)
    : { from: query.from, to: query.to }
  if (!freed) refuse(whyNotWindow(ctx.now, window))
  const matter = query.case
    ? known(await matterOf(ctx, query.case))
    : { caseId: null, customerId: query.customer ?? null, deviceId: query.device ?? null }
  const work = known(await workOn(ctx, matter))
  return alternatives(ctx, work, window, query.minutes, freed?.promiseId)
}

/**
 * Every window promised in a case, newest first, with who goes, who was chosen when, and who was passed by
 * why.
 */
export async function visitsOfCase(ctx: Context, caseId: Uuid) {
  known(await matterOf(ctx, caseId))
  const windows = await windowsOfCase(ctx, caseId)
  const choices = await choicesFor(
    ctx,
    windows.map(one => one.promiseId),
  )
  const skips = await skipsOf(
    ctx,
    choices.map(one => one.id),
  )
  return windows.map(one => ({
    promiseId: one.promiseId,
    window: { from: one.windowFrom ?? one.dueAt, to: one.dueAt },
    standing: standing(one, ctx.now),
    slot: slotOf(one),
    choices: choices
      .filter(choice => choice.promiseId === one.promiseId)
      .map(choice => ({
        technician: { id: choice.technicianId, name: choice.technicianName },
        grounds: choice.grounds,
        why: choice.why,
        chosenBy: { id: choice.chooserId, name: choice.chooserName },
        chosenAt: choice.chosenAt,
        passed: skips.filter(skip => skip.choiceId === choice.id),
      })),
  }))
}

function slotOf(one: Awaited<ReturnType<typeof windowsOfCase>>[number]) {
  const { slotId, startsAt, endsAt, setOutAt, technicianId, technicianName } = one
  if (slotId === null || startsAt === null || endsAt === null || technicianId === null) return null
  return {
    id: slotId,
    technician: { id: technicianId, name: technicianName ?? '' },
    startsAt,
    endsAt,
    setOutAt,
  }
}

/** Who is not sent in a case, whatever he knows and has time for, and why. */
export async function whoIsNotSent(ctx: Context, caseId: Uuid) {
  const matter = known(await matterOf(ctx, caseId))
  const declines = await declinesOf(ctx, matter.customerId)
  const reviews = await reviewsOf(ctx, matter)
  return {
    customerId: matter.customerId,
    declines: declines.map(({ technicianId, technicianName, enteredBy, enteredByName, ...one }) => ({
      ...one,
      technician: { id: technicianId, name: technicianName },
      enteredBy: { id: enteredBy, name: enteredByName },
    })),
    reviews: reviews.map(({ technicianId, technicianName, caseNumber, ...one }) => ({
      ...one,
      technician: { id: technicianId, name: technicianName },
      case: { id: one.caseId, number: caseNumber },
    })),
  }
}

export async function needsOfLines(ctx: Context) {
  const byLine = Map.groupBy(await needs(ctx), one => one.productLineId)
  return [...byLine].map(([productLineId, rows]) => ({
    productLineId,
    skillIds: rows.map(one => one.skillId),
  }))
}

/** One slot with the window that it is planned for: what a later slice looks at before it acts. */
export async function slotById(ctx: Context, id: Uuid) {
  const slot = await slotRow(ctx, id)
  const window = slot && (await windowOf(ctx, slot.promiseId))
  return slot && window && { ...window, ...slot }
}

/** The visit windows of a case that are neither kept, moved nor withdrawn, broken ones among them. */
export const openWindowsOf = (ctx: Context, caseId: Uuid) => openWindows(ctx, caseId)

/** One job, unmasked: whoever passes it on decides what of it may be read. */
export const jobById = (ctx: Context, slotId: Uuid) => jobOf(ctx, slotId)
