import type { Question, Reply } from '#core/endpoint.ts'
import type { bookVisit, dayBoard, suggestions, visitsOfCase } from '../contract.ts'

export type Span = { from: string; to: string }
export type Suggested = Reply<typeof suggestions>
export type Candidate = Suggested['ranked'][number]
export type Board = Reply<typeof dayBoard>
export type Job = Board['technicians'][number]['jobs'][number]
export type Unplanned = Board['unplanned'][number]
export type VisitOfCase = Reply<typeof visitsOfCase>[number]

/** What changes the plan: a page that shows who goes when asks anew after any of these. */
export const PLAN_CHANGES = [
  'visit planned',
  'visit given to another',
  'visits swapped',
  'window moved',
  'visit called off',
  'technician taken off',
] as const

/** What changes who is sent at all. */
export const SENDING_CHANGES = [
  'technician declined',
  'decline taken back',
  'work under review',
  'review ended',
] as const

/** What changes who is at work. */
export const DUTY_CHANGES = [
  'absence entered',
  'absence called off',
  'shifts planned',
  'shift called off',
] as const

/** A visit as the form holds it: nobody and no time chosen yet means the best suited, his first time. */
export type VisitValue = {
  window: Span | null
  technicianId: string | null
  startsAt: string | null
  minutes: number
  why: string
}

export const noVisit: VisitValue = { window: null, technicianId: null, startsAt: null, minutes: 60, why: '' }

type Sent = Question<typeof bookVisit>['body']['visit']

/** Who goes, as it travels. */
export function choiceOf({ technicianId, startsAt, minutes, why }: VisitValue) {
  return {
    minutes,
    why,
    ...(technicianId === null ? {} : { technicianId }),
    ...(startsAt === null ? {} : { startsAt }),
  }
}

/** A visit as it travels. Called after the form's own check that a window is chosen. */
export function visitOf(value: VisitValue): Sent {
  if (value.window === null) throw new RangeError('no window is chosen')
  return { ...choiceOf(value), window: value.window }
}

/**
 * Whom the choice passes by though he could go: the installer, or who repaired it last. A team mate is as
 * good a stranger as another (rules/rank.ts says the same; the server decides).
 */
export function passedBy(ranked: readonly Candidate[], technicianId: string | null): boolean {
  const at = ranked.findIndex(({ technician }) => technician.id === technicianId)
  const chosen = ranked[at]
  if (chosen === undefined) return false
  const weak = (one: Candidate) => one.grounds === 'same team' || one.grounds === 'skilled and free'
  return ranked.some(
    (one, index) => index < at && one.skip === null && !weak(one) && one.grounds !== chosen.grounds,
  )
}

/**
 * What came with a no because a time was taken meanwhile: who is free instead. Null: this no is about
 * something else.
 */
export function alternativesIn(failure: { code: string; details: Readonly<Record<string, unknown>> } | null) {
  const { ranked, windows } = failure?.details ?? {}
  return Array.isArray(ranked) && Array.isArray(windows) ? ({ ranked, windows } as Suggested) : null
}

/** Is the chosen technician, or his chosen time, free no more? */
export function isTaken({ ranked }: Suggested, { technicianId, startsAt }: VisitValue): boolean {
  if (technicianId === null) return false
  const chosen = ranked.find(({ technician }) => technician.id === technicianId)
  if (chosen === undefined || chosen.skip !== null) return true
  return startsAt !== null && !chosen.starts.includes(startsAt)
}

/** The first that are offered by one key: with more, nobody reads them while somebody waits on the line. */
const MOST_OFFERED = 4

/** Who could go instead, each with his first time. */
export function offered({ ranked }: Suggested) {
  return ranked
    .filter(({ skip }) => skip === null)
    .flatMap(({ technician, starts: [startsAt] }) =>
      startsAt === undefined ? [] : [{ technician, startsAt }],
    )
    .slice(0, MOST_OFFERED)
}
