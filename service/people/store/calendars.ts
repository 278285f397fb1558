import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { CalendarEntry, WorkingCalendar } from '../contract/calendars.ts'
import { knownUntilYear } from '../rules/calendar.ts'
import type { OfficialDayRow, OfficialYear } from '../rules/official-file.ts'
import { orRefused } from './staff.ts'

const TAKEN = { calendars_company_id_name_key: 'name taken' }
/** A company has an office, a hotline, a few stores; more is a mistake. */
export const MOST_CALENDARS = 50

export async function calendars(
  ctx: Context,
  only?: { id: Uuid } | { ordinary: true },
): Promise<WorkingCalendar[]> {
  let found = ctx.tx
    .selectFrom('people.calendars')
    .select(['id', 'name', 'time_zone', 'always_open', 'official', 'ordinary', 'version'])
    .where('company_id', '=', ctx.company)
    .orderBy('ordinary', 'desc')
    .orderBy('name')
    .limit(MOST_CALENDARS)
  if (only) found = 'id' in only ? found.where('id', '=', only.id) : found.where('ordinary', '=', true)
  const rows = await found.execute()
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const hours = await hoursOf(ctx, ids)
  const { days, imported } = await daysOf(ctx, ids)
  return rows.map(row => {
    const official = row.official === 'CN' ? ('CN' as const) : null
    return {
      id: row.id,
      name: row.name,
      timeZone: row.time_zone,
      alwaysOpen: row.always_open,
      official,
      ordinary: row.ordinary,
      version: row.version,
      hours: hours.get(row.id) ?? [],
      days: days.get(row.id) ?? [],
      imported: official === null ? [] : imported,
      knownUntilYear: knownUntilYear({
        official,
        alwaysOpen: row.always_open,
        imported: { years: new Set(imported.map(one => one.year)), days: new Map() },
      }),
    }
  })
}

async function hoursOf(ctx: Context, ids: readonly Uuid[]) {
  const rows = await ctx.tx
    .selectFrom('people.calendar_hours')
    .select(['calendar_id', 'weekday', 'opens_minute', 'closes_minute'])
    .where('company_id', '=', ctx.company)
    .where('calendar_id', 'in', ids)
    .orderBy('weekday')
    .orderBy('opens_minute')
    .execute()
  const entries = rows.map(row => ({
    calendar: row.calendar_id,
    weekday: row.weekday,
    opens: row.opens_minute,
    closes: row.closes_minute,
  }))
  return Map.groupBy(entries, entry => entry.calendar)
}

type DayRow = { calendar_id: Uuid; day: Temporal.PlainDate; name: string; working: boolean }

/** Own days of each calendar and imported official ones, in one statement: calls wait for it. */
async function daysOf(ctx: Context, ids: readonly Uuid[]) {
  const { rows } = await sql<DayRow & { year: number | null }>`
    select calendar_id, day, name, working, null::integer as year from people.calendar_days
    where company_id = ${ctx.company} and calendar_id = any(${ids}::uuid[])
    union all
    select null, day, name, working, year from people.official_days where company_id = ${ctx.company}
    order by day limit 60000`.execute(ctx.tx)
  const imported = rows.flatMap(({ day, name, working, year }) =>
    year === null ? [] : [{ day, name, working, year }],
  )
  const own = rows.filter(row => row.year === null)
  return { days: Map.groupBy(own, row => row.calendar_id), imported }
}

export async function insertCalendar(
  ctx: Context,
  id: Uuid,
  entry: CalendarEntry,
  ordinary: boolean,
): Promise<void> {
  await orRefused(
    ctx.tx
      .insertInto('people.calendars')
      .values({ company_id: ctx.company, id, ordinary, ...columns(ctx, entry) })
      .execute(),
    TAKEN,
  )
  await writeParts(ctx, id, entry)
}

export async function updateCalendar(ctx: Context, id: Uuid, entry: CalendarEntry): Promise<void> {
  await orRefused(
    ctx.tx
      .updateTable('people.calendars')
      .set(eb => ({ ...columns(ctx, entry), version: eb('version', '+', 1) }))
      .where('company_id', '=', ctx.company)
      .where('id', '=', id)
      .execute(),
    TAKEN,
  )
  for (const table of ['people.calendar_hours', 'people.calendar_days'] as const) {
    await ctx.tx
      .deleteFrom(table)
      .where('company_id', '=', ctx.company)
      .where('calendar_id', '=', id)
      .execute()
  }
  await writeParts(ctx, id, entry)
}

function columns(ctx: Context, { name, timeZone, alwaysOpen, official }: CalendarEntry) {
  const stamp = { changed_at: ctx.now, changed_by: ctx.actor.staff }
  return { name, time_zone: timeZone, always_open: alwaysOpen, official, ...stamp }
}

async function writeParts(ctx: Context, id: Uuid, entry: CalendarEntry): Promise<void> {
  const key = { company_id: ctx.company, calendar_id: id }
  const hours = entry.hours.map(one => ({
    ...key,
    weekday: one.weekday,
    opens_minute: one.opens,
    closes_minute: one.closes,
  }))
  if (hours.length > 0) await ctx.tx.insertInto('people.calendar_hours').values(hours).execute()
  const days = entry.days.map(one => ({ ...key, day: one.day, name: one.name, working: one.working }))
  if (days.length > 0) await ctx.tx.insertInto('people.calendar_days').values(days).execute()
}

/** Locks all calendars of the company (they are few), so that exactly one stays the ordinary one. */
export async function lockCalendars(ctx: Context) {
  return ctx.tx
    .selectFrom('people.calendars')
    .select(['id', 'ordinary', 'version', 'changed_at as changedAt', 'changed_by as changedBy'])
    .where('company_id', '=', ctx.company)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function makeOrdinary(ctx: Context, id: Uuid): Promise<void> {
  const all = ctx.tx.updateTable('people.calendars').where('company_id', '=', ctx.company)
  await all.set({ ordinary: false }).where('ordinary', '=', true).execute()
  await all.set({ ordinary: true }).where('id', '=', id).execute()
}

/** Imported official days by their year. */
export async function officialYears(ctx: Context): Promise<Map<number, OfficialDayRow[]>> {
  const rows = await ctx.tx
    .selectFrom('people.official_days')
    .select(['year', 'day', 'name', 'working'])
    .where('company_id', '=', ctx.company)
    .orderBy('day')
    .limit(60_000)
    .execute()
  const days = rows.map(({ year, day, ...said }) => ({ year, day: day.toString(), ...said }))
  const byYear = Map.groupBy(days, one => one.year)
  return new Map([...byYear].map(([year, some]) => [year, some.map(({ year: _, ...one }) => one)]))
}

/** A year of official days, instead of what was imported of it before. */
export async function writeOfficialYear(ctx: Context, country: 'CN', it: OfficialYear): Promise<void> {
  const { year, source } = it
  const key = { company_id: ctx.company, country, year }
  const said = { source, imported_at: ctx.now, imported_by: ctx.actor.staff }
  await ctx.tx
    .insertInto('people.official_years')
    .values({ ...key, ...said })
    .onConflict(one => one.columns(['company_id', 'country', 'year']).doUpdateSet(said))
    .execute()
  await ctx.tx
    .deleteFrom('people.official_days')
    .where('company_id', '=', ctx.company)
    .where('country', '=', country)
    .where('year', '=', year)
    .execute()
  const days = it.days.map(one => ({ ...key, ...one, day: Temporal.PlainDate.from(one.day) }))
  // A day of December may have come with the notice of the year before: the later notice says it better.
  await ctx.tx
    .insertInto('people.official_days')
    .values(days)
    .onConflict(one =>
      one.columns(['company_id', 'country', 'day']).doUpdateSet(eb => ({
        year: eb.ref('excluded.year'),
        name: eb.ref('excluded.name'),
        working: eb.ref('excluded.working'),
      })),
    )
    .execute()
}
