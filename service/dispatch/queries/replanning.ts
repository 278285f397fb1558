import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { known } from '#core/refusal.ts'
import { sightOf } from '#service/archive/queries/sight.ts'
import { dutyOf, ordinaryCalendar } from '#service/people/queries.ts'
import { workingTime } from '#service/people/rules/duty.ts'
import { reachOf } from '../choosing.ts'
import type { Job } from '../contract.ts'
import { forReader } from '../queries.ts'
import { before, type Interval } from '../rules/free.ts'
import { judge, rank, type Skip } from '../rules/rank.ts'
import { whenToGo } from '../rules/window.ts'
import { jobsOf } from '../store/jobs.ts'
import { type LiveSlot, liveSlots, phonesOf } from '../store/replanning.ts'
import { techniciansFor } from '../store/technicians.ts'
import { workOn } from '../store/work.ts'

/** What is further ahead comes nearer; a month is what rosters know. */
const DAYS_AHEAD = 31
/** As many as somebody works off in one go; each costs a look at everybody. */
const MOST = 30

/**
 * Planned visits whose technician will not come as things stand: absent, off shift, gone, declined, under
 * review. For each who could go in the same window; nobody is suggested twice for the same time.
 */
export async function replanning(ctx: Context) {
  const affected = await whoWillNotCome(ctx)
  const shown = affected.slice(0, MOST)
  const jobs = new Map(
    (
      await jobsOf(
        ctx,
        shown.map(one => one.slot.slotId),
      )
    ).map(job => [job.slotId, job]),
  )
  const phones = await phonesOf(
    ctx,
    [...jobs.values()].map(job => job.customer.id),
  )
  const sight = await sightOf(ctx)
  const given = new Map<Uuid, Interval[]>()
  const visits = []
  for (const { slot, why } of shown) {
    const job = known(jobs.get(slot.slotId))
    const phone = phones.get(job.customer.id)
    visits.push({
      ...forReader(ctx, job),
      why,
      phone: phone ? sight.phone(phone.number, phone.extension) : null,
      suggestion: await suggestionFor(ctx, job, given),
      tellBy: before(ctx.now, job.window.from) ? job.window.from : null,
    })
  }
  return { visits, more: affected.length - shown.length }
}

async function whoWillNotCome(ctx: Context): Promise<{ slot: LiveSlot; why: Skip }[]> {
  const span = { from: ctx.now, to: ctx.now.add({ hours: 24 * DAYS_AHEAD }) }
  const slots = await liveSlots(ctx, span)
  const zone = await timeZone(ctx)
  const calendar = await ordinaryCalendar(ctx)
  // Slots that have begun, and the work of the last ones, reach a day beyond.
  const wide = { from: span.from.subtract({ hours: 24 }), to: span.to.add({ hours: 24 }) }
  const duties = await dutyOf(ctx, [...new Set(slots.map(one => one.technician))], wide)
  const hours = new Map([...duties].map(([id, duty]) => [id, workingTime(calendar, duty.shifts, wide)]))
  return slots.flatMap(slot => {
    const { startsAt, endsAt, disabled, leftOn, technician, ...facts } = slot
    const day = startsAt.toZonedDateTimeISO(zone).toPlainDate()
    const left = disabled || (leftOn !== null && Temporal.PlainDate.compare(leftOn, day) < 0)
    const his = {
      ...NOTHING_AGAINST,
      ...facts,
      technician,
      left,
      shifts: hours.get(technician) ?? [],
      absences: duties.get(technician)?.absences ?? [],
    }
    const minutes = endsAt.since(startsAt).total('minutes')
    const why = judge(his, { from: startsAt, to: startsAt.add({ seconds: 1 }) }, minutes).skip
    return why === null ? [] : [{ slot, why }]
  })
}

/** What he knew when he was planned he knows; his other slots stand beside this one. */
const NOTHING_AGAINST = {
  installedIt: false,
  repairedItLast: false,
  sameTeam: false,
  skilled: true,
  certified: true,
  near: null,
  busy: [],
}

/** @param given who was suggested already for other visits of this answer; added to */
async function suggestionFor(ctx: Context, job: Job, given: Map<Uuid, Interval[]>) {
  const span = whenToGo(job.window, ctx.now)
  const minutes = job.endsAt.since(job.startsAt).total('minutes')
  const matter = { caseId: job.caseId, customerId: job.customer.id, deviceId: job.device?.id ?? null }
  const work = known(await workOn(ctx, matter))
  const all = await techniciansFor(ctx, work, await reachOf(ctx, span, minutes), job.promiseId)
  const free = all.map(one => ({ ...one, busy: [...one.busy, ...(given.get(one.technician) ?? [])] }))
  const best = rank(free, span, minutes)[0]
  const startsAt = best?.starts[0]
  if (!best || !startsAt) return null
  const { technician, grounds, near } = best
  const taken = { from: startsAt, to: startsAt.add({ minutes }) }
  given.set(technician, [...(given.get(technician) ?? []), taken])
  const name = all.find(one => one.technician === technician)?.name ?? ''
  return { technician: { id: technician, name }, grounds, near, startsAt }
}
