import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import type { CalendarEntry } from '../contract/calendars.ts'
import { readOfficialDays } from '../rules/official-file.ts'
import { whyNotCalendar } from '../rules/week.ts'
import * as store from '../store/calendars.ts'

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
  entry: CalendarEntry & { ordinary?: boolean | undefined },
): Promise<Uuid> {
  refuse(whyNotCalendar(entry))
  const calendar = known((await store.lockCalendars(ctx)).find(one => one.id === id))
  refuse(calendar.ordinary && entry.ordinary === false ? 'one calendar is the ordinary one' : null)
  await store.updateCalendar(ctx, id, entry)
  if (entry.ordinary && !calendar.ordinary) await store.makeOrdinary(ctx, id)
  await announce(ctx, 'calendar changed', id)
  return id
}

/**
 * Official days of coming years, from the file that the notice became; a year again is instead of itself.
 * @throws Refusal 'not a file of official days'
 */
export async function importOfficialDays(ctx: Context, country: 'CN', text: string) {
  const years = readOfficialDays(text)
  if (years === null) throw new Refusal('not a file of official days')
  await store.lockCalendars(ctx)
  for (const year of years) await store.writeOfficialYear(ctx, country, year)
  await announce(ctx, 'official days imported', ctx.company, [], { years: years.map(one => one.year) })
  return { years: years.map(({ year, days }) => ({ year, days: days.length })) }
}
