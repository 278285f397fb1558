import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import type { CalendarEntry } from '../contract/calendars.ts'
import { officialChanges } from '../rules/official-changes.ts'
import { shippedDays } from '../rules/official-days.ts'
import { type Read, readOfficialDays } from '../rules/official-file.ts'
import { whyNotCalendar } from '../rules/week.ts'
import * as store from '../store/calendars.ts'
import { mustBeAsRead } from '../store/staff.ts'

/**
 * What a new company starts with: office hours with a lunch break, and the hotline's 24 × 7 (seeds/002 §二).
 */
export async function addFirstCalendars(ctx: Context, timeZone: string): Promise<void> {
  const chinese = timeZone === 'Asia/Shanghai' || timeZone === 'Asia/Urumqi'
  const hours = [1, 2, 3, 4, 5].flatMap(weekday => [
    { weekday, opens: 8 * 60 + 30, closes: 12 * 60 },
    { weekday, opens: 13 * 60 + 30, closes: 17 * 60 + 30 },
  ])
  const office: CalendarEntry = {
    name: '办公时间',
    timeZone,
    alwaysOpen: false,
    official: chinese ? 'CN' : null,
    hours,
    days: [],
  }
  const hotline: CalendarEntry = {
    name: '全天候',
    timeZone,
    alwaysOpen: true,
    official: null,
    hours: [],
    days: [],
  }
  await store.insertCalendar(ctx, uuidv7(), office, true)
  await store.insertCalendar(ctx, uuidv7(), hotline, false)
}

export async function addCalendar(ctx: Context, entry: CalendarEntry): Promise<Uuid> {
  refuse(whyNotCalendar(entry))
  const others = await store.lockCalendars(ctx)
  refuse(others.length >= store.MOST_CALENDARS ? 'too many calendars' : null)
  const id = uuidv7()
  await store.insertCalendar(ctx, id, entry, others.length === 0)
  await announce(ctx, 'calendar added', id)
  return id
}

export async function changeCalendar(
  ctx: Context,
  id: Uuid,
  entry: CalendarEntry & { ordinary?: boolean | undefined; version: number },
): Promise<Uuid> {
  refuse(whyNotCalendar(entry))
  const calendar = known((await store.lockCalendars(ctx)).find(one => one.id === id))
  await mustBeAsRead(ctx, calendar, entry.version)
  refuse(calendar.ordinary && entry.ordinary === false ? 'one calendar is the ordinary one' : null)
  await store.updateCalendar(ctx, id, entry)
  if (entry.ordinary && !calendar.ordinary) await store.makeOrdinary(ctx, id)
  await announce(ctx, 'calendar changed', id)
  return id
}

/** @throws Refusal 'not a file of official days' */
function read(text: string): Read {
  const file = readOfficialDays(text)
  if (file === null) throw new Refusal('not a file of official days')
  return file
}

/** What a file would change in the official days that are known now, and the rows that cannot be read. */
export async function previewOfficialDays(ctx: Context, text: string) {
  const { years, faults } = read(text)
  const imported = await store.officialYears(ctx)
  const seen = years.map(it => {
    const known = imported.get(it.year) ?? shippedDays(it.year)
    const from = imported.has(it.year) ? ('imported' as const) : ('shipped' as const)
    const changes = faults.length > 0 ? [] : officialChanges(known, it)
    return {
      year: it.year,
      days: it.days.length,
      known: known.length > 0 ? from : null,
      changes: changes.map(one => ({ ...one, day: Temporal.PlainDate.from(one.day) })),
    }
  })
  return { years: seen, faults }
}

/**
 * Official days of coming years, from the file that the notice became; a year again is instead of itself.
 * @throws Refusal 'not a file of official days', 'rows that cannot be read'
 */
export async function importOfficialDays(ctx: Context, country: 'CN', text: string) {
  const { years, faults } = read(text)
  refuse(faults.length > 0 ? 'rows that cannot be read' : null, {
    rows: faults.map(one => one.row).join(', '),
  })
  await store.lockCalendars(ctx)
  for (const year of years) await store.writeOfficialYear(ctx, country, year)
  await announce(ctx, 'official days imported', ctx.company, [], { years: years.map(one => one.year) })
  return { years: years.map(({ year, days }) => ({ year, days: days.length })) }
}
