import { STAGES, type Stage } from '../contract.ts'
import { lastMomentToMove } from '../rules.ts'

type Instant = Temporal.Instant
const compare = Temporal.Instant.compare

/** Half an hour before it is due (domain.md CAL-9), for a promise of less than an hour at half its time. */
const MINUTES_BEFORE = 30
/** An hour after it was broken the service manager hears of it. */
const MINUTES_TO_ESCALATE = 60

export type Remindable = { madeAt: Instant; windowFrom: Instant | null; dueAt: Instant }

/** When a stage is reached. */
export function stageAt(p: Remindable, stage: Stage): Instant {
  switch (stage) {
    case 'due soon': {
      const moment = lastMomentToMove(p)
      const half = Math.max(0, Math.floor(moment.since(p.madeAt).total('seconds') / 2))
      return moment.subtract({ seconds: Math.min(MINUTES_BEFORE * 60, half) })
    }
    case 'broken':
      // Due at three is kept by a call at three: it is broken a moment later.
      return p.dueAt.add({ microseconds: 1 })
    case 'escalated':
      return p.dueAt.add({ minutes: MINUTES_TO_ESCALATE })
  }
}

/**
 * Which reminders are to be raised now. After a standstill nobody is told that something is due soon when it
 * is already broken; broken and escalated go to different people and are both raised.
 */
export function stagesToRaise(p: Remindable, raised: readonly Stage[], now: Instant): Stage[] {
  const broken = compare(now, p.dueAt) > 0
  return STAGES.filter(
    stage =>
      compare(stageAt(p, stage), now) <= 0 && !raised.includes(stage) && !(broken && stage === 'due soon'),
  )
}

/** When to look at an open promise again; null when every stage lies behind it. */
export function lookAgainAt(p: Remindable, now: Instant): Instant | null {
  const next = STAGES.map(stage => stageAt(p, stage)).filter(at => compare(at, now) > 0)
  return next.length === 0 ? null : next.reduce((a, b) => (compare(a, b) <= 0 ? a : b))
}

export type Seer = { staff: string } | { role: string }

/**
 * Who is reminded: whoever sees to it, and when it has been broken for an hour the managers. Whoever does not
 * work here any more is passed over: next the handler, then the one who was asked first, then the managers.
 * It always reaches somebody.
 */
export function whomToRemind(
  stage: Stage,
  p: { owner: string | null; ownerRole: string | null; handler: string | null; firstAskedBy: string | null },
  worksHere: (staff: string) => boolean,
): Seer {
  if (stage === 'escalated') return { role: 'manager' }
  if (p.owner === null && p.ownerRole !== null) return { role: p.ownerRole }
  const first = [p.owner, p.handler, p.firstAskedBy].find(staff => staff !== null && worksHere(staff))
  return first ? { staff: first } : { role: 'manager' }
}
