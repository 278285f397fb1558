import { freeStarts, type Interval, without } from './free.ts'

/** Why he is asked, best first: who installed it knows the roof and the road (seeds/002 §三; domain.md §7.4). */
export const GROUNDS = ['original installer', 'repaired it last', 'same team', 'skilled and free'] as const
export type Grounds = (typeof GROUNDS)[number]

/** Why he is not sent. In the order in which it is said: what lasts longest comes first. */
export const SKIPS = ['left', 'no skill', 'certificate expired', 'off shift', 'absent', 'full'] as const
export type Skip = (typeof SKIPS)[number]

export type TechnicianFacts = {
  technician: string
  installedIt: boolean
  /** His was the last finished visit to this device that is not known to have failed. */
  repairedItLast: boolean
  /** In a team with the installer. */
  sameTeam: boolean
  left: boolean
  skilled: boolean
  /** Certificates that the work needs are valid on the day; true where it needs none. */
  certified: boolean
  /** Working time around the window. */
  shifts: readonly Interval[]
  absences: readonly Interval[]
  /** Slots that he already has. */
  busy: readonly Interval[]
}

export type Ranked = {
  technician: string
  grounds: Grounds
  skip: Skip | null
  /** When he could begin; empty exactly when he is skipped. */
  starts: Temporal.Instant[]
}

export function groundsOf(facts: TechnicianFacts): Grounds {
  if (facts.installedIt) return 'original installer'
  if (facts.repairedItLast) return 'repaired it last'
  if (facts.sameTeam) return 'same team'
  return 'skilled and free'
}

/** Why this technician cannot take work of `minutes` in the window; null when he can. */
export function whyNotGo(facts: TechnicianFacts, window: Interval, minutes: number): Skip | null {
  if (facts.left) return 'left'
  if (!facts.skilled) return 'no skill'
  if (!facts.certified) return 'certificate expired'
  if (freeStarts(facts.shifts, window, minutes).length === 0) return 'off shift'
  const present = without(facts.shifts, facts.absences)
  if (freeStarts(present, window, minutes).length === 0) return 'absent'
  if (freeStarts(without(present, facts.busy), window, minutes).length === 0) return 'full'
  return null
}

/**
 * Everybody, those who can go first: by grounds, then who has least to do in the days looked at, then by id (the same
 * question gets the same answer). Those who cannot go follow, by grounds, each with the reason.
 */
export function rank(all: readonly TechnicianFacts[], window: Interval, minutes: number): Ranked[] {
  const judged = all.map(facts => {
    const skip = whyNotGo(facts, window, minutes)
    const free = without(without(facts.shifts, facts.absences), facts.busy)
    const starts = skip ? [] : freeStarts(free, window, minutes)
    return { technician: facts.technician, grounds: groundsOf(facts), skip, starts, load: load(facts.busy) }
  })
  judged.sort(
    (a, b) =>
      Number(a.skip !== null) - Number(b.skip !== null) ||
      GROUNDS.indexOf(a.grounds) - GROUNDS.indexOf(b.grounds) ||
      a.load - b.load ||
      (a.technician < b.technician ? -1 : 1),
  )
  return judged.map(({ load: _, ...ranked }) => ranked)
}

/**
 * Whom the choice passed by: those with better grounds than the chosen one. Each is kept with his reason; null is
 * somebody who could have gone, and then the one who decides has to say why (`whyNotChoose`).
 */
export function passedOver(ranked: readonly Ranked[], chosen: string): Ranked[] {
  const place = ranked.find(one => one.technician === chosen)
  if (!place) return []
  return ranked.filter(one => GROUNDS.indexOf(one.grounds) < GROUNDS.indexOf(place.grounds))
}

export const CHOICE_REFUSES = [
  'unknown technician',
  'the technician has left',
  'the technician lacks the skill',
  'the certificate has expired',
  'the technician is not on shift',
  'the technician is absent',
  'the slot is taken',
  'say why the better suited technician does not go',
] as const
export type ChoiceRefusal = (typeof CHOICE_REFUSES)[number]

const refusalOf = {
  left: 'the technician has left',
  'no skill': 'the technician lacks the skill',
  'certificate expired': 'the certificate has expired',
  'off shift': 'the technician is not on shift',
  absent: 'the technician is absent',
  full: 'the slot is taken',
} as const satisfies Record<Skip, ChoiceRefusal>

/**
 * Why this technician cannot be given work of `minutes` from `start`. Judged on the very time, not on the window:
 * he may be free at ten and taken at nine.
 */
export function whyNotChoose(
  all: readonly TechnicianFacts[],
  choice: { technician: string; start: Temporal.Instant; minutes: number; why: string | null },
  window: Interval,
): ChoiceRefusal | null {
  const facts = all.find(one => one.technician === choice.technician)
  if (!facts) return 'unknown technician'
  const exactly = { from: choice.start, to: choice.start.add({ seconds: 1 }) }
  const skip = whyNotGo(facts, exactly, choice.minutes)
  if (skip) return refusalOf[skip]
  const free = passedOver(rank(all, window, choice.minutes), choice.technician).filter(
    one => one.skip === null,
  )
  // A team mate is as good a stranger as another; who installed or repaired it is not passed by without a word.
  if (free.some(one => one.grounds !== 'same team') && !choice.why) {
    return 'say why the better suited technician does not go'
  }
  return null
}

function load(busy: readonly Interval[]): number {
  return busy.reduce((sum, one) => sum + one.to.since(one.from).total('minutes'), 0)
}
