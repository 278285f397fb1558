import type { Endpoint, Reply } from '#core/endpoint.ts'
import type { importReport, refusedRows } from '../contract/lists.ts'

type Report = Reply<typeof importReport>
type Word = 'discardAsk' | 'cancelAsk' | 'undo' | 'undoAsk'

/** What is done to a whole list: its id says all. */
export type ListDeed = Endpoint & Pick<typeof refusedRows, 'params'>

/** A list as the panels of every kind of list see it; C: its columns, W: reasons, O: outcomes of a row. */
export type ListReport<C, W, O extends string> = Pick<Report, 'id' | 'stage' | 'failed' | 'resumed'> & {
  /** `judged` where rows are judged after they were read; else a row that is read is judged. */
  progress: Omit<Report['progress'], 'judged'> & { judged?: number }
  expected: Readonly<Record<O | 'refused', number>>
  done: Readonly<Record<O | 'refused', number>>
  problems: readonly (Said<C, W> & Pick<Report['problems'][number], 'refuses' | 'count' | 'examples'>)[]
}

type Said<C, W> = { column: C | null; code: W }

/** The rows of one reason, as a report leads to them. */
export type RowsOf<C, W> = { only: 'all'; reason: W; column?: C }

/** What a slice brings for its kind of list: its words, and whom its panels ask. */
export type ListKind<C, W, O extends string> = {
  /** In the order of the figures. */
  outcomes: readonly O[]
  outcome: (outcome: O) => string
  /** A reason in words, with the column where it stands. `row`: the earlier row that is the same. */
  said: (problem: Said<C, W>, row?: number | null) => string
  word: (word: Word) => string
  foreseen: string
  soFar: (rows: string) => string
  write: (count: number) => string
  /** Where lists of this kind are begun. */
  page: string
  run: ListDeed
  again: ListDeed
  cancel: ListDeed
  undo: ListDeed
  /** The file of the rows that stay out. */
  refused: Pick<typeof refusedRows, 'params' | 'query'> & Endpoint
}

export type OfKind<C, W, O extends string> = {
  kind: ListKind<C, W, O>
  report: ListReport<C, W, NoInfer<O>>
  /** Who looks may decide. */
  may: boolean
  /** Leads to the rows of a reason; null where he may not see rows. */
  show: ((rows: RowsOf<C, W>) => void) | null
}
