export const OUTCOMES = ['works', 'does not work'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** 修复状况: how the repair stands when we ask. */
export const REPAIR_STATES = ['repaired', 'partly', 'not repaired'] as const
export type RepairState = (typeof REPAIR_STATES)[number]

/** 工作状况: what seeds/002 §四 asks of a visit. What was not asked of the customer is left open, not assumed. */
export const MANNERS = [
  'came in work clothes',
  'wore shoe covers',
  'was polite',
  'explained the cause',
  'left it clean',
] as const
export type Manner = (typeof MANNERS)[number]

/** Satisfaction 1–5; 1 and 2 are unhappy (domain.md §3: CSAT counts 4–5 as satisfied). */
export const UNHAPPY_UP_TO = 2
/** People remember a time to about a quarter of an hour; more is worth a question. */
export const ARRIVAL_TOLERANCE_MINUTES = 15

export const RECORD_REFUSES = [
  'the technician may not call on his own work',
  'the visit is not finished',
  'the return visit is already recorded',
] as const
export type RecordRefusal = (typeof RECORD_REFUSES)[number]

export type Owed = { finished: boolean; technician: string; recorded: boolean }

/** Why this person cannot record (or try) the return visit (seeds/002 §五: somebody else asks how it went). */
export function whyNotVisit(owed: Owed, visitor: string): RecordRefusal | null {
  if (!owed.finished) return 'the visit is not finished'
  if (owed.recorded) return 'the return visit is already recorded'
  if (owed.technician === visitor) return 'the technician may not call on his own work'
  return null
}

export function isUnhappy(said: { outcome: Outcome; satisfaction: number }): boolean {
  return said.outcome === 'does not work' || said.satisfaction <= UNHAPPY_UP_TO
}

export type Mismatch =
  | { kind: 'arrival'; minutes: number }
  | { kind: 'later than promised' }
  | { kind: 'still broken' }
  | { kind: 'cause not explained' }

export type Checked = {
  arrivedAt: Temporal.Instant
  /** What was promised for this visit: arrival not after this. */
  dueAt: Temporal.Instant
  explained: boolean
}
export type Said = {
  outcome: Outcome
  arrivalSaid: Temporal.Instant | null
  manners: Partial<Record<Manner, boolean>>
}

/**
 * Where the customer's word and the technician's record differ. `minutes` is positive when the customer
 * says he came later than he checked in. It decides nothing: it is what a manager asks about.
 */
export function mismatches(checked: Checked, said: Said): Mismatch[] {
  const found: Mismatch[] = []
  if (said.arrivalSaid) {
    const minutes = Math.round(said.arrivalSaid.since(checked.arrivedAt).total('minutes'))
    if (Math.abs(minutes) > ARRIVAL_TOLERANCE_MINUTES) found.push({ kind: 'arrival', minutes })
    const inTime = Temporal.Instant.compare(checked.arrivedAt, checked.dueAt) <= 0
    const saidLate = said.arrivalSaid.since(checked.dueAt).total('minutes') > ARRIVAL_TOLERANCE_MINUTES
    if (inTime && saidLate) found.push({ kind: 'later than promised' })
  }
  if (said.outcome === 'does not work') found.push({ kind: 'still broken' })
  if (checked.explained && said.manners['explained the cause'] === false) {
    found.push({ kind: 'cause not explained' })
  }
  return found
}
