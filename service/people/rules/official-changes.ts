import type { OfficialDayRow, OfficialYear } from './official-file.ts'

/** A day whose kind or name a file gives otherwise than it is known. */
export type ChangedDay = { day: string; before: OfficialDayRow | null; after: OfficialDayRow | null }

/**
 * What a year of a file would change: days that come, go (they are ordinary again) or are another kind; in
 * order. `known`: the same year as it is now, imported or shipped.
 */
export function officialChanges(known: readonly OfficialDayRow[], it: OfficialYear): ChangedDay[] {
  const before = new Map(known.map(one => [one.day, one]))
  const after = new Map(it.days.map(one => [one.day, one]))
  const days = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  return days
    .map(day => ({ day, before: before.get(day) ?? null, after: after.get(day) ?? null }))
    .filter(one => one.before?.name !== one.after?.name || one.before?.working !== one.after?.working)
}
