import { freeStarts, type Interval, overlaps, without } from './free.ts'
import { NEARNESS, type Nearness } from './near.ts'

/**
 * Why he is asked, best first: who installed it knows the roof and the road (seeds/002 §三; domain.md §7.4).
 */
export const GROUNDS = ['original installer', 'repaired it last', 'same team', 'skilled and free'] as const
export type Grounds = (typeof GROUNDS)[number]

/** Why he is not sent. In the order in which it is said: what lasts longest comes first. */
export const SKIPS = [
  'left',
  'other work',
  'no skill',
  'certificate expired',
  'customer declined',
  'installation under review',
  'off shift',
  'absent',
  'full',
] as const
export type Skip = (typeof SKIPS)[number]

export type TechnicianFacts = {
  technician: string
  installedIt: boolean
  /** He came last in a case about this device that closed as solved. */
  repairedItLast: boolean
  /** In a team with the installer. */
  sameTeam: boolean
  left: boolean
  /** Still with us, but no technician any more. */
  otherWork: boolean
  skilled: boolean
  /** Certificates that the work needs are valid on the day; true where it needs none. */
  certified: boolean
  /** The customer wants somebody else (said, and not taken back). */
  declined: boolean
  /** Whether his work on this device was at fault is being looked into: a second person goes. */
  underReview: boolean
  near: Nearness | null
  /** Working time around the window. */
  shifts: readonly Interval[]
  absences: readonly Interval[]
  /** Slots that he already has. */
  busy: readonly Interval[]
}

export type Ranked = {
  technician: string
  grounds: Grounds
  near: Nearness | null
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

type Judged = { skip: Skip | null; starts: Temporal.Instant[] }

/** Why this technician cannot take work of `minutes` in the window, else when he could begin. */
export function judge(facts: TechnicianFacts, window: Interval, minutes: number): Judged {
  const no = (skip: Skip): Judged => ({ skip, starts: [] })
  if (facts.left) return no('left')
  if (facts.otherWork) return no('other work')
  if (!facts.skilled) return no('no skill')
  if (!facts.certified) return no('certificate expired')
  if (facts.declined) return no('customer declined')
  if (facts.underReview) return no('installation under review')
  // Facts may reach over many days; only what touches the window's work decides.
  const reach = { from: window.from, to: window.to.add({ minutes }) }
  const near = (list: readonly Interval[]) => list.filter(one => overlaps(one, reach))
  const shifts = near(facts.shifts)
  if (freeStarts(shifts, window, minutes).length === 0) return no('off shift')
  const present = without(shifts, near(facts.absences))
  if (freeStarts(present, window, minutes).length === 0) return no('absent')
  const starts = freeStarts(without(present, near(facts.busy)), window, minutes)
  return starts.length === 0 ? no('full') : { skip: null, starts }
}

/**
 * Everybody, those who can go first: by grounds, then who is nearer, then who has least to do in the days
 * looked at, then by id (the same question gets the same answer). Those who cannot go follow in the same
 * order, each with the reason.
 */
export function rank(all: readonly TechnicianFacts[], window: Interval, minutes: number): Ranked[] {
  const judged = all.map(facts => ({
    technician: facts.technician,
    grounds: groundsOf(facts),
    near: facts.near,
    ...judge(facts, window, minutes),
    load: load(facts.busy),
  }))
  judged.sort(
    (a, b) =>
      Number(a.skip !== null) - Number(b.skip !== null) ||
      suits(a) - suits(b) ||
      a.load - b.load ||
      (a.technician < b.technician ? -1 : 1),
  )
  return judged.map(({ load: _, ...ranked }) => ranked)
}

/** Grounds before nearness: small is better. */
const suits = ({ grounds, near }: Pick<Ranked, 'grounds' | 'near'>): number =>
  GROUNDS.indexOf(grounds) * (NEARNESS.length + 1) + (near ? NEARNESS.indexOf(near) : NEARNESS.length)

/** Somebody better suited than the chosen one, and why he does not go. */
export type Passed = {
  technician: string
  grounds: Grounds
  near: Nearness | null
  reason: Skip | 'by choice'
}

/** Of strangers who are merely nearer than the chosen one, more are a list and no explanation. */
const MOST_NEARER = 5

export const CHOICE_REFUSES = [
  'nobody is free in this window',
  'not a technician of ours',
  'the technician has left',
  'he is no technician any more',
  'the technician lacks the skill',
  'the certificate has expired',
  'the customer declined this technician',
  'his work on this device is under review',
  'the technician is not on shift',
  'the technician is absent',
  'the slot is taken',
  'say why the better suited technician does not go',
] as const
export type ChoiceRefusal = (typeof CHOICE_REFUSES)[number]

const refusalOf = {
  left: 'the technician has left',
  'other work': 'he is no technician any more',
  'no skill': 'the technician lacks the skill',
  'certificate expired': 'the certificate has expired',
  'customer declined': 'the customer declined this technician',
  'installation under review': 'his work on this device is under review',
  'off shift': 'the technician is not on shift',
  absent: 'the technician is absent',
  full: 'the slot is taken',
} as const satisfies Record<Skip, ChoiceRefusal>

/** Who is asked for: without a technician the best suited, without a start his first free one. */
export type Wish = { technician: string | null; start: Temporal.Instant | null; minutes: number; why: string }

/**
 * Who goes and when, and whom that passes by; or why not. A wished start is judged by itself, not by the
 * window: he may be free at ten and taken at nine. Who installed or repaired the device is not passed by
 * without a word, if he could go at some time of the window.
 */
export function choose(
  all: readonly TechnicianFacts[],
  wish: Wish,
  window: Interval,
): { chosen: Ranked; start: Temporal.Instant; passed: Passed[] } | { refusal: ChoiceRefusal } {
  const at = wish.start ? { from: wish.start, to: wish.start.add({ seconds: 1 }) } : window
  const able = rank(all, at, wish.minutes)
  const chosen = wish.technician === null ? able[0] : able.find(one => one.technician === wish.technician)
  if (!chosen)
    return { refusal: wish.technician ? 'not a technician of ours' : 'nobody is free in this window' }
  const start = chosen.starts[0]
  if (chosen.skip !== null || start === undefined) {
    return {
      refusal: wish.technician && chosen.skip ? refusalOf[chosen.skip] : 'nobody is free in this window',
    }
  }
  const inWindow = betterThan(chosen, rank(all, window, wish.minutes))
  const silently = inWindow.some(one => one.skip === null && knowsIt(one.grounds))
  if (wish.technician && wish.why === '' && silently) {
    return { refusal: 'say why the better suited technician does not go' }
  }
  const passed = inWindow.map(({ technician, grounds, near, skip }): Passed => {
    const then = able.find(one => one.technician === technician)?.skip ?? null
    return { technician, grounds, near, reason: skip ?? then ?? 'by choice' }
  })
  return { chosen, start, passed }
}

/** A team mate is as good a stranger as another. */
const knowsIt = (grounds: Grounds): boolean =>
  grounds === 'original installer' || grounds === 'repaired it last'

/** Those on better grounds; of the nearer ones on the same grounds a few, if they were at work then. */
function betterThan(chosen: Ranked, ranked: readonly Ranked[]): Ranked[] {
  const better = ranked.filter(one => GROUNDS.indexOf(one.grounds) < GROUNDS.indexOf(chosen.grounds))
  const nearer = ranked.filter(
    one => one.grounds === chosen.grounds && suits(one) < suits(chosen) && !NEVER_THERE.has(one.skip),
  )
  return [...better, ...nearer.slice(0, MOST_NEARER)]
}

/** Nobody wonders why they did not go. */
const NEVER_THERE: ReadonlySet<Skip | null> = new Set(['left', 'other work', 'no skill', 'off shift'])

/** In milliseconds; only compared. */
function load(busy: readonly Interval[]): number {
  return busy.reduce((sum, one) => sum + one.to.epochMilliseconds - one.from.epochMilliseconds, 0)
}
