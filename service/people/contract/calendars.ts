import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, done, id, line, text } from '#core/wire.ts'
import { ROW_FAULTS } from '../rules/official-file.ts'

const params = z.object({ id: id() })
const minute = z.number().int().min(0).max(1440)

const CalendarEntry = z.object({
  name: line(60),
  timeZone: line(60),
  /** 24 × 7; then hours and days say nothing. */
  alwaysOpen: z.boolean().default(false),
  /** Whose official holidays and make-up workdays it follows. */
  official: z.enum(['CN']).nullable().default(null),
  /**
   * Minutes of the local day; weekday 1 is Monday. A night is two lines: 1320–1440 and 0–360 of the next day.
   */
  hours: z
    .array(z.object({ weekday: z.number().int().min(1).max(7), opens: minute, closes: minute }))
    .max(70)
    .default([]),
  /** Days of the company's own; they go before the official ones. */
  days: z
    .array(z.object({ day: day(), name: line(60), working: z.boolean() }))
    .max(1000)
    .default([]),
})
export type CalendarEntry = z.output<typeof CalendarEntry>

export const WorkingCalendar = CalendarEntry.extend({
  id: id(),
  /** What holds where nothing else was said. */
  ordinary: z.boolean(),
  version: z.number().int(),
  /** Official days that the company imported, of years after those that are shipped. */
  imported: z.array(z.object({ day: day(), name: z.string(), working: z.boolean(), year: z.int() })),
  /** Official days are known up to the end of this year; after it only the weekly hours speak. */
  knownUntilYear: z.number().int().nullable(),
})
export type WorkingCalendar = z.output<typeof WorkingCalendar>

const refuses = [
  'name taken',
  'unknown time zone',
  'opens after it closes',
  'hours overlap',
  'never open',
  'the same day twice',
] as const

export const listCalendars = endpoint({
  method: 'GET',
  url: '/api/people/calendars',
  summary: 'Working calendars with hours and own days (50 at most)',
  may: 'signed in',
  returns: z.object({ items: z.array(WorkingCalendar) }),
})

export const addCalendar = endpoint({
  method: 'POST',
  url: '/api/people/calendars',
  summary: 'Add a working calendar',
  may: ['admin', 'manager'],
  body: CalendarEntry,
  returns: done,
  refuses: [...refuses, 'too many calendars'],
})

export const changeCalendar = endpoint({
  method: 'PUT',
  url: '/api/people/calendars/:id',
  summary:
    'Change a working calendar as a whole; `ordinary` makes it the company’s ordinary one, `version` is the one that was read',
  may: ['admin', 'manager'],
  params,
  body: CalendarEntry.extend({ ordinary: z.boolean().optional(), version: z.number().int() }),
  returns: done,
  refuses: [...refuses, 'one calendar is the ordinary one', 'changed meanwhile'],
})

const officialFile = z.object({ country: z.enum(['CN']).default('CN'), text: text(200_000, 1) })
const kindOfDay = z.object({ name: z.string(), working: z.boolean() })

export const previewOfficialDays = endpoint({
  method: 'POST',
  url: '/api/people/official-days/preview',
  summary: 'What a file of official days would change, and which rows cannot be read; nothing is written',
  may: ['admin', 'manager'],
  body: officialFile,
  returns: z.object({
    years: z.array(
      z.object({
        year: z.int(),
        days: z.int(),
        /** What is known of that year now. */
        known: z.enum(['shipped', 'imported']).nullable(),
        changes: z.array(z.object({ day: day(), before: kindOfDay.nullable(), after: kindOfDay.nullable() })),
      }),
    ),
    /** The first twenty; with any of them the file is not taken. */
    faults: z.array(z.object({ row: z.int(), text: z.string(), why: z.enum(ROW_FAULTS) })),
  }),
  refuses: ['not a file of official days'],
})

export const importOfficialDays = endpoint({
  method: 'POST',
  url: '/api/people/official-days',
  summary: 'Import the official days of coming years from a file as it is shipped (JSON) or as lines (CSV)',
  may: ['admin', 'manager'],
  body: officialFile,
  returns: z.object({ years: z.array(z.object({ year: z.int(), days: z.int() })) }),
  refuses: ['not a file of official days', 'rows that cannot be read'],
})
