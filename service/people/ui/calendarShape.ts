import type { Reply } from '#core/endpoint.ts'
import type { listCalendars } from '../contract/calendars.ts'
import type { Calendar } from '../rules/calendar.ts'

/** A working calendar as it travels. */
export type SentCalendar = Reply<typeof listCalendars>['items'][number]

/** The shape that the rules count with. */
export function ruled(sent: SentCalendar): Calendar {
  const hours = [1, 2, 3, 4, 5, 6, 7].map(
    weekday => sent.hours?.filter(line => line.weekday === weekday) ?? [],
  )
  return {
    timeZone: sent.timeZone,
    alwaysOpen: sent.alwaysOpen ?? false,
    official: sent.official ?? null,
    hours,
    days: new Map(sent.days?.map(({ day, name, working }) => [day, { name, working }])),
    imported: {
      years: new Set(sent.imported.map(({ year }) => year)),
      days: new Map(sent.imported.map(({ day, name, working }) => [day, { name, working }])),
    },
  }
}

/** Hours that several weekdays share, as one line of the form. */
export type HoursLine = { weekdays: number[]; opens: string; closes: string }

/** 510 → `08:30`; 1440, the end of the day, is typed as `00:00`. */
export const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

export function toLines(hours: SentCalendar['hours'] = []): HoursLine[] {
  const groups = Map.groupBy(hours, ({ opens, closes }) => `${clock(opens)} ${clock(closes)}`)
  return [...groups].map(([span, lines]) => {
    const [opens = '', closes = ''] = span.split(' ')
    return { weekdays: lines.map(({ weekday }) => weekday), opens, closes }
  })
}

export function toHours(lines: readonly HoursLine[]) {
  return lines.flatMap(({ weekdays, opens, closes }) =>
    weekdays.map(weekday => ({ weekday, opens: minutesOf(opens), closes: minutesOf(closes) || 1440 })),
  )
}
