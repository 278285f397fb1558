import { clockOf } from '#core/web/moment.ts'
import type { Board } from './visit.ts'

type Row = Board['technicians'][number]

/** Who has work today comes first, then who is here, then the others. */
export function inOrder(rows: readonly Row[]): Row[] {
  const weight = (row: Row) => (row.jobs.length > 0 ? 0 : row.shifts.length > 0 ? 1 : 2)
  return [...rows].sort((a, b) => weight(a) - weight(b))
}

/** Hours since midnight of the board's day; what lies on another day is cut off at its edge. */
export function hourOn(instant: string, day: string, zone: string): number {
  const { day: on, time } = clockOf(instant, zone)
  if (on !== day) return on < day ? 0 : 24
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours + minutes / 60
}

/** The hours to draw: 8 to 20, more where somebody works earlier or later. */
export function hoursOf(board: Board, zone: string): { from: number; to: number } {
  const spans = board.technicians.flatMap(({ shifts, jobs }) => [
    ...shifts,
    ...jobs.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
    ...jobs.map(({ window }) => window),
  ])
  const starts = spans.map(({ from }) => Math.floor(hourOn(from, board.day, zone)))
  const ends = spans.map(({ to }) => Math.ceil(hourOn(to, board.day, zone)))
  return { from: Math.min(8, ...starts), to: Math.max(20, ...ends) }
}

/**
 * A place on the board where the keyboard can be: a window without anybody (`tray`), a technician (`row`), a
 * planned visit (`job`). Visits are named by their promise, which stays when somebody else goes.
 */
export type At = `tray:${string}` | `row:${string}` | `job:${string}`

export type Places = {
  tray: readonly string[]
  rows: readonly { id: string; jobs: readonly { id: string; from: number; to: number }[] }[]
}

export function placesOf(board: Board): Places {
  return {
    tray: board.unplanned.map(one => one.promiseId),
    rows: inOrder(board.technicians).map(({ technician, jobs }) => ({
      id: technician.id,
      jobs: jobs.map(job => ({
        id: job.promiseId,
        from: Date.parse(job.startsAt),
        to: Date.parse(job.endsAt),
      })),
    })),
  }
}

export const idIn = (at: At): string => at.slice(at.indexOf(':') + 1)

/** Where the keyboard begins: a window without anybody, else the first visit, else the first person. */
export function firstOf({ tray, rows }: Places): At | null {
  const [promise] = tray
  if (promise !== undefined) return `tray:${promise}`
  const [row] = rows
  return row ? (row.jobs[0] ? `job:${row.jobs[0].id}` : `row:${row.id}`) : null
}

/** Is this place (still) on the board? */
export function isOn({ tray, rows }: Places, at: At): boolean {
  const id = idIn(at)
  if (at.startsWith('tray:')) return tray.includes(id)
  if (at.startsWith('row:')) return rows.some(row => row.id === id)
  return rows.some(row => row.jobs.some(job => job.id === id))
}

export const STEPS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const
export type Step = (typeof STEPS)[number]

/**
 * Where a key leads. Sideways: along one person's day, whose name comes before his first visit. Up and down:
 * to the neighbour's visit that is nearest in time, to his name where he has none; above the first is the
 * tray.
 */
export function step(places: Places, at: At, key: Step): At {
  const id = idIn(at)
  if (at.startsWith('tray:')) return stepInTray(places, id, key)
  const nth = places.rows.findIndex(row => row.id === id || row.jobs.some(job => job.id === id))
  const row = places.rows[nth]
  if (row === undefined) return at
  const here = row.jobs.findIndex(job => job.id === id)
  switch (key) {
    case 'Home':
      return `row:${row.id}`
    case 'End':
      return jobOr(row, row.jobs.length - 1)
    case 'ArrowLeft':
      return jobOr(row, here - 1)
    case 'ArrowRight':
      return row.jobs[here + 1] ? jobOr(row, here + 1) : at
    case 'ArrowDown':
      return beside(places.rows[nth + 1], row.jobs[here]) ?? at
    case 'ArrowUp':
      return beside(places.rows[nth - 1], row.jobs[here]) ?? fromTop(places, nth) ?? at
  }
}

function stepInTray({ tray, rows }: Places, id: string, key: Step): At {
  const to = {
    ArrowLeft: tray.indexOf(id) - 1,
    ArrowRight: tray.indexOf(id) + 1,
    ArrowUp: tray.indexOf(id),
    ArrowDown: tray.indexOf(id),
    Home: 0,
    End: tray.length - 1,
  }[key]
  const [row] = rows
  if (key === 'ArrowDown' && row) return jobOr(row, 0)
  return `tray:${tray[to] ?? id}`
}

type PlacesRow = Places['rows'][number]

const jobOr = (row: PlacesRow, nth: number): At =>
  row.jobs[nth] ? `job:${row.jobs[nth].id}` : `row:${row.id}`

const fromTop = ({ tray }: Places, nth: number): At | null =>
  nth === 0 && tray[0] ? `tray:${tray[0]}` : null

function beside(row: PlacesRow | undefined, job: PlacesRow['jobs'][number] | undefined): At | null {
  if (row === undefined) return null
  if (job === undefined) return `row:${row.id}`
  const away = (one: { from: number; to: number }) => Math.abs(one.from + one.to - job.from - job.to)
  const [nearest] = row.jobs.toSorted((a, b) => away(a) - away(b))
  return nearest ? `job:${nearest.id}` : `row:${row.id}`
}
