type Zoned = Temporal.ZonedDateTime

const CRLF = '\r\n'
/** Clocks are moved twice a year; a feed reaches over some months. */
const MOST_MOVES = 20

/** `+0800`, with seconds where a zone of old times has them. */
function offset(at: Zoned): string {
  const [hours = '', minutes = '', seconds = ''] = at.offset.split(':')
  return `${hours}${minutes}${seconds.slice(0, 2)}`
}

const local = (at: Zoned) => at.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

/** One stretch over which the clock is not moved; what it was before says RFC 5545 to be told, too. */
const stretch = (starts: Zoned, before: Zoned) =>
  [
    'BEGIN:STANDARD',
    `DTSTART:${local(starts)}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(starts)}`,
    'END:STANDARD',
  ].join(CRLF)

/**
 * VTIMEZONE of a zone for a span: each stretch between two moves of the clock by name and offset, by the time
 * zones that Node knows. Calendar programs that know the zone by its name use their own.
 */
export function timeZoneOf(zone: string, from: Temporal.Instant, until: Temporal.Instant): string {
  const first = from.toZonedDateTimeISO(zone)
  const parts = [stretch(first, first)]
  let at = first.getTimeZoneTransition('next')
  for (let moves = 0; at !== null && moves < MOST_MOVES; moves++) {
    if (Temporal.Instant.compare(at.toInstant(), until) > 0) break
    const before = at.subtract({ nanoseconds: 1 })
    // A stretch begins at what the clock showed before it was moved.
    const shown = at.toInstant().toZonedDateTimeISO(before.offset)
    parts.push(stretch(at, before).replace(`DTSTART:${local(at)}`, `DTSTART:${local(shown)}`))
    at = at.getTimeZoneTransition('next')
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, 'END:VTIMEZONE'].join(CRLF)
}
