/**
 * Whose doing a fault was (domain.md §4.1: ENV, INS, USE, QUA, PRT, TRN, WEA, REP, THI, NFF, UNK). The
 * technician says what he sees, a reviewer attributes; the two are kept apart, and both apart from what the
 * customer reported.
 */
export const FAULT_CLASSES = [
  'environment',
  'installation',
  'use',
  'product',
  'part',
  'transport',
  'wear',
  'earlier repair',
  'third party',
  'no fault found',
  'undetermined',
] as const
export type FaultClass = (typeof FAULT_CLASSES)[number]

/** Who may sign for the customer. */
export const RELATIONS = [
  'the customer',
  'family',
  'neighbour',
  'colleague',
  'caretaker',
  'somebody else',
] as const
export type Relation = (typeof RELATIONS)[number]

/** The box that a signature is drawn in; its strokes are an SVG path of whole numbers. */
export const SIGNATURE_BOX = { width: 600, height: 200 } as const

export const MOMENTS = ['before', 'after'] as const
export type Moment = (typeof MOMENTS)[number]

/** Enough for every side of a machine, few enough to look through. */
export const MOST_PHOTOS = 20
/** Phones find their network again on the way home; the work of last week is not photographed any more. */
export const PHOTO_HOURS_AFTER = 24

/** Why a visit ended without the work being done. */
export const BREAK_OFF_REASONS = [
  'nobody was there',
  'no access',
  'part is missing',
  'a second person is needed',
  'weather',
  'the customer wants to think it over',
  'something else',
] as const
export type BreakOffReason = (typeof BREAK_OFF_REASONS)[number]

/** Earlier than this without the customer's consent is not on time (domain.md §3, On-time: 30 min). */
export const EARLY_MINUTES = 30
/** Phone and address stay readable to the technician this long after he has finished. */
export const READABLE_HOURS_AFTER = 24

export const CHECK_IN_REFUSES = [
  'the technician is already there',
  'the case is closed',
  'more than 30 minutes early: the customer must agree',
] as const
export type CheckInRefusal = (typeof CHECK_IN_REFUSES)[number]

export function whyNotCheckIn(
  job: { windowFrom: Temporal.Instant; arrived: boolean; caseClosed: boolean },
  now: Temporal.Instant,
  agreedEarly: boolean,
): CheckInRefusal | null {
  if (job.arrived) return 'the technician is already there'
  if (job.caseClosed) return 'the case is closed'
  const early = job.windowFrom.since(now).total('minutes')
  if (early > EARLY_MINUTES && !agreedEarly) return 'more than 30 minutes early: the customer must agree'
  return null
}

export type VisitEnd = 'finished' | 'broken off' | null

/** A visit ends once: with the work done, or with what comes next. */
export function whyNotEnd(end: VisitEnd): 'the visit has ended' | null {
  return end === null ? null : 'the visit has ended'
}

export type ConductSaid = { done: readonly string[]; unmet: readonly { code: string; why: string }[] }

/** Codes of what was to be done, was not, and has no reason: they keep the visit open. */
export function unexplained(
  items: readonly { code: string; required: boolean }[],
  said: ConductSaid,
): string[] {
  const answered = new Set([...said.done, ...said.unmet.map(({ code }) => code)])
  return items.filter(({ code, required }) => required && !answered.has(code)).map(({ code }) => code)
}

/** Codes of this edition that were neither invented nor said to be both done and not done. */
export function isAboutEdition(items: readonly { code: string }[], said: ConductSaid): boolean {
  const codes = [...said.done, ...said.unmet.map(({ code }) => code)]
  const known = new Set(items.map(({ code }) => code))
  return new Set(codes).size === codes.length && codes.every(code => known.has(code))
}

export const PHOTO_REFUSES = ['not a photo', 'enough photos', 'the visit is long over'] as const
export type PhotoRefusal = (typeof PHOTO_REFUSES)[number]

/** A photo is one by its bytes: what browsers show, and what phones write that only some can show. */
export function whyNotPhoto(
  visit: { endedAt: Temporal.Instant | null; photos: number },
  mediaType: string,
  now: Temporal.Instant,
): PhotoRefusal | null {
  if (!/^image\/(jpeg|png|webp|heic)$/.test(mediaType)) return 'not a photo'
  if (visit.photos >= MOST_PHOTOS) return 'enough photos'
  return whyNotTakeBack(visit, now)
}

/** A photo can be taken back as long as one can be added; after that the visit is as it was. */
export function whyNotTakeBack(
  visit: { endedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): 'the visit is long over' | null {
  if (visit.endedAt === null) return null
  const over = now.since(visit.endedAt).total('hours')
  return over > PHOTO_HOURS_AFTER ? 'the visit is long over' : null
}

export const ATTRIBUTION_REFUSES = [
  'the visit is not finished',
  'nobody judges his own work',
  'a changed attribution needs a reason',
  'the same class twice',
] as const
export type AttributionRefusal = (typeof ATTRIBUTION_REFUSES)[number]

export type Attributing = {
  reviewer: string
  /** Who went, who installed the device, who repaired it before. */
  technician: string
  installer: string | null
  earlierRepairers: readonly string[]
  finished: boolean
  attributedBefore: boolean
}

/**
 * Why this person may not attribute this fault. He who went, who installed it or who repaired it before
 * would be judging his own work (domain.md §4.1: not sole judge of INS and REP; we say of no class, since
 * calling it the customer's doing is the same judgement).
 */
export function whyNotAttribute(
  visit: Attributing,
  to: { primary: FaultClass; secondary: readonly FaultClass[]; reason: string },
): AttributionRefusal | null {
  if (!visit.finished) return 'the visit is not finished'
  const own = [visit.technician, visit.installer, ...visit.earlierRepairers].includes(visit.reviewer)
  if (own) return 'nobody judges his own work'
  if (visit.attributedBefore && to.reason === '') return 'a changed attribution needs a reason'
  const classes = [to.primary, ...to.secondary]
  if (new Set(classes).size < classes.length) return 'the same class twice'
  return null
}

/**
 * May the technician read name, phone and address in full? Only of his own job, from acceptance until 24 h
 * after it was over (domain.md §6.1: need to know).
 * @param job.overAt when the visit ended; where he never came, the planned end; null while he is there
 */
export function mayReadInFull(
  job: { own: boolean; acceptedAt: Temporal.Instant | null; overAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  if (!job.own || job.acceptedAt === null) return false
  if (job.overAt === null) return true
  return Temporal.Instant.compare(now, job.overAt.add({ hours: READABLE_HOURS_AFTER })) <= 0
}

/** Who sees every visit; a technician who is nothing else sees his own, and to him others do not exist. */
export function seesAllVisits(roles: readonly string[]): boolean {
  return roles.some(role => role !== 'technician')
}
