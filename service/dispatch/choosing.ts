import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import type { Choice } from './contract.ts'
import type { Interval } from './rules/free.ts'
import { choose, type Ranked, rank } from './rules/rank.ts'
import { whyNotStart } from './rules/window.ts'
import { type Chosen, lockTechnician } from './store/plan.ts'
import { type Technician, techniciansFor } from './store/technicians.ts'
import { type Matter, type Work, workOn } from './store/work.ts'

/** How many days after the window the same hours are looked at, when nobody is free in it. */
const DAYS_AFTER = 7
const MOST_WINDOWS = 3

export type Decided = Omit<Chosen, 'promiseId'> & { name: string }

/**
 * Decides who goes, holding his lock, so that the answer is still true when it is written. Refused with the
 * alternatives that there are: others in the window, the same hours on the days after.
 * @param freed a window whose slot is given up by this deed and therefore stands in nobody's way
 * @throws Unknown for a device that is not there; Refusal of CHOICE_REFUSES, 'the visit does not begin
 * inside the window'
 */
export async function decide(
  ctx: Context,
  matter: Matter,
  window: Interval,
  choice: Choice,
  freed: Uuid | null = null,
): Promise<Decided> {
  if (choice.startsAt) refuse(whyNotStart(window, choice.startsAt))
  const work = known(await workOn(ctx, matter))
  const reach = await reachOf(ctx, window, choice.minutes)
  const look = async () => techniciansFor(ctx, work, reach, freed)
  const wish = {
    technician: choice.technicianId ?? null,
    start: choice.startsAt ?? null,
    minutes: choice.minutes,
    why: choice.why,
  }
  // Without a name, who is best is found first and decided again under his lock.
  const first = choice.technicianId ? null : choose(await look(), wish, window)
  const candidate = choice.technicianId ?? (first && 'chosen' in first ? first.chosen.technician : null)
  if (candidate) await lockTechnician(ctx, candidate)
  const all = await look()
  const decided = choose(all, wish, window)
  if ('refusal' in decided) {
    throw new Refusal(decided.refusal, await alternatives(ctx, work, window, choice.minutes, freed))
  }
  const { chosen, start, passed } = decided
  if (chosen.technician !== candidate) {
    // Between the two looks somebody else became the best: the caller chooses anew.
    throw new Refusal('the slot is taken', await alternatives(ctx, work, window, choice.minutes, freed))
  }
  return {
    technician: chosen.technician,
    name: nameIn(all, chosen.technician),
    grounds: chosen.grounds,
    why: choice.why,
    startsAt: start,
    endsAt: start.add({ minutes: choice.minutes }),
    passed,
  }
}

export type Alternatives = {
  ranked: (Omit<Ranked, 'technician'> & { technician: { id: Uuid; name: string } })[]
  windows: (Interval & { technician: { id: Uuid; name: string }; startsAt: Temporal.Instant })[]
}

/** Who can go in the window and who cannot, and, where nobody can, the same hours on the days after. */
export async function alternatives(
  ctx: Context,
  work: Work,
  window: Interval,
  minutes: number,
  freed: Uuid | null = null,
): Promise<Alternatives> {
  const zone = await timeZone(ctx)
  const reach = await reachOf(ctx, window, minutes, DAYS_AFTER)
  const all = await techniciansFor(ctx, work, reach, freed)
  const named = (one: Ranked) => ({
    ...one,
    technician: { id: one.technician, name: nameIn(all, one.technician) },
  })
  const ranked = rank(all, window, minutes).map(named)
  const windows: Alternatives['windows'] = []
  for (let days = 1; days <= DAYS_AFTER && windows.length < MOST_WINDOWS; days++) {
    const later = {
      from: window.from.toZonedDateTimeISO(zone).add({ days }).toInstant(),
      to: window.to.toZonedDateTimeISO(zone).add({ days }).toInstant(),
    }
    const best = rank(all, later, minutes)[0]
    const startsAt = best?.starts[0]
    if (best && startsAt) windows.push({ ...later, technician: named(best).technician, startsAt })
  }
  return { ranked, windows }
}

/** The whole local days that a window touches, and the work that begins in it; `more` days after them. */
export async function reachOf(ctx: Context, window: Interval, minutes: number, more = 0) {
  const zone = await timeZone(ctx)
  const from = window.from.toZonedDateTimeISO(zone).startOfDay()
  const lastWork = window.to.add({ minutes }).toZonedDateTimeISO(zone).add({ days: more })
  const to = lastWork.startOfDay().add({ days: 1 }).toInstant()
  return { from: from.toInstant(), to, zone, day: from.toPlainDate() }
}

function nameIn(all: readonly Technician[], id: Uuid): string {
  return all.find(one => one.technician === id)?.name ?? ''
}
