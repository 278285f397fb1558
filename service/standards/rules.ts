import type { Standard } from './contract.ts'

type Instant = Temporal.Instant

/** Working time of the company, as people's calendars count it. */
export type WorkingTime = {
  after(from: Instant, minutes: number): Instant
  endOfDay(at: Instant): Instant
}

/** What a standard may ask about the case it is used for. */
export type Facts = { reason?: string | undefined; urgency?: string | undefined }

/**
 * The lines that decide for an event on a day: one for each promise it owes. A company's own line goes before
 * a shipped one; among those the more specific; among those the one that came into force last.
 */
export function decisive(
  lines: readonly Standard[],
  event: string,
  facts: Facts,
  on: Temporal.PlainDate,
): Standard[] {
  const fitting = lines.filter(
    line =>
      line.event === event &&
      (line.effectiveFrom === null || Temporal.PlainDate.compare(line.effectiveFrom, on) <= 0) &&
      (line.reason === null || line.reason === facts.reason) &&
      (line.urgency === null || line.urgency === facts.urgency),
  )
  const best = new Map<string, Standard>()
  for (const line of fitting) {
    const other = best.get(line.owes)
    if (!other || goesBefore(line, other)) best.set(line.owes, line)
  }
  return [...best.values()]
}

function goesBefore(a: Standard, b: Standard): boolean {
  if ((a.id === null) !== (b.id === null)) return a.id !== null
  const specific = (line: Standard) => (line.reason === null ? 0 : 2) + (line.urgency === null ? 0 : 1)
  if (specific(a) !== specific(b)) return specific(a) > specific(b)
  if (a.effectiveFrom === null || b.effectiveFrom === null)
    return b.effectiveFrom === null && a.effectiveFrom !== null
  const later = Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom)
  // Of two lines of one day the one written later (ids are in order of writing) corrects the other.
  return later !== 0 ? later > 0 : (a.id ?? '') > (b.id ?? '')
}

/** Until when a promise that is owed since `from` must be kept. */
export function dueAt(
  line: Pick<Standard, 'counted' | 'minutes'>,
  from: Instant,
  time: WorkingTime,
): Instant {
  switch (line.counted) {
    case 'minutes':
      return from.add({ minutes: line.minutes })
    case 'working minutes':
      return time.after(from, line.minutes)
    case 'end of working day':
      return time.endOfDay(time.after(from, line.minutes))
  }
}

export type SetRefusal = 'nobody announces this event' | 'the past is not changed' | 'a promise needs time'

/** Why a line cannot be added to the book. `announced`: whether a slice of the story has such an event. */
export function whyNotSet(
  line: Pick<Standard, 'counted' | 'minutes'> & { effectiveFrom: Temporal.PlainDate },
  announced: boolean,
  today: Temporal.PlainDate,
): SetRefusal | null {
  if (!announced) return 'nobody announces this event'
  if (Temporal.PlainDate.compare(line.effectiveFrom, today) < 0) return 'the past is not changed'
  if (line.counted !== 'end of working day' && line.minutes === 0) return 'a promise needs time'
  return null
}
