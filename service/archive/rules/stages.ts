import type { STAGES } from '../contract/list-shapes.ts'

export type Stage = (typeof STAGES)[number]

/** The reaction by which a list goes on. */
export const GOES_ON = 'archive: a list goes on'

/** The moments of a list; null for what did not happen. */
export type Moments = {
  rows_read_at: unknown
  judged_at: unknown
  started_at: unknown
  finished_at: unknown
  cancelled_at: unknown
  undo_started_at: unknown
  undone_at: unknown
  failed: string | null
}

/** Where a list stands, from what happened to it: the last fact counts. */
export function stageOf(list: Moments): Stage {
  if (list.undone_at !== null) return 'undone'
  if (list.undo_started_at !== null) return 'undoing'
  if (list.finished_at !== null) return 'finished'
  if (list.cancelled_at !== null) return 'cancelled'
  if (list.failed !== null) return 'stopped'
  if (list.started_at !== null) return 'writing'
  if (list.rows_read_at === null) return 'reading'
  return list.judged_at === null ? 'judging' : 'ready'
}

/** Until it is written a list may be mapped and its doubts decided. */
export function whyNotDecide(list: Moments) {
  if (list.started_at !== null) return 'already started'
  return list.cancelled_at === null ? null : 'cancelled'
}

/** A list is written once, whole; one without a row that can go in is not written at all. */
export function whyNotRun(list: Moments, goingIn: number) {
  if (list.started_at !== null) return 'already started'
  if (list.cancelled_at !== null) return 'cancelled'
  if (list.rows_read_at === null || list.judged_at === null) return 'not read to its end'
  return goingIn === 0 ? 'no row can go in' : null
}

export function whyNotCancel(list: Moments) {
  if (list.finished_at !== null) return 'already finished'
  return list.cancelled_at === null ? null : 'cancelled'
}

/** What was written can be taken back once nobody writes at it any more. */
export function whyNotUndo(list: Moments) {
  if (list.undone_at !== null || list.undo_started_at !== null) return 'already taken back'
  if (list.started_at === null) return 'nothing was written'
  return list.finished_at === null && list.cancelled_at === null ? 'still being written' : null
}
