import { type Calendar, officialIn } from '../rules/calendar.ts'

/** A holiday as one says it: its stretches, and the days that are worked for it. */
export type Holiday = { name: string; off: { from: string; to: string }[]; makeUp: string[] }

/** The holidays and make-up workdays of a year, the company's own too, in the order in which they come. */
export function holidaysOf(calendar: Calendar, year: number): Holiday[] {
  const found = new Map<string, Holiday>()
  let day = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  for (const days = day.daysInYear; day.year === year && day.dayOfYear <= days; day = day.add({ days: 1 })) {
    const text = day.toString()
    const said = calendar.days.get(text) ?? officialIn(calendar, text)
    if (said === undefined) continue
    const holiday = found.get(said.name) ?? { name: said.name, off: [], makeUp: [] }
    found.set(said.name, holiday)
    if (said.working) holiday.makeUp.push(text)
    else lengthen(holiday.off, text, day.subtract({ days: 1 }).toString())
  }
  // A day may be worked for it long before: a holiday comes when it is off.
  const begins = ({ off, makeUp }: Holiday) => off[0]?.from ?? makeUp[0] ?? ''
  return [...found.values()].toSorted((a, b) => (begins(a) < begins(b) ? -1 : 1))
}

function lengthen(off: Holiday['off'], day: string, before: string): void {
  const last = off.at(-1)
  if (last?.to === before) last.to = day
  else off.push({ from: day, to: day })
}
