import type { Selectable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Tables } from '#db/tables.ts'

/**
 * The figures a second time, from the raw rows, in plain loops: written from domain.md §3 and design.md §6
 * without a look at the SQL or the rules of insight, so that an error would have to be made twice.
 */
type Rows<T extends keyof Tables> = Selectable<Tables[T]>[]
export type Raw = {
  devices: Rows<'archive.devices'>
  cases: Rows<'cases.cases'>
  past: Rows<'cases.past_services'>
  promises: Rows<'promises.promises'>
  visits: Rows<'fieldwork.visits'>
  finishes: Rows<'fieldwork.finishes'>
  attributions: Rows<'fieldwork.attributions'>
  asked: Rows<'followup.return_visits'>
  now: Temporal.Instant
}

export async function rawRows(ctx: Context): Promise<Raw> {
  const all = async <T extends keyof Tables>(table: T) =>
    (await ctx.tx.selectFrom(table).selectAll().execute()) as Rows<T>
  return {
    devices: await all('archive.devices'),
    cases: await all('cases.cases'),
    past: await all('cases.past_services'),
    promises: await all('promises.promises'),
    visits: await all('fieldwork.visits'),
    finishes: await all('fieldwork.finishes'),
    attributions: await all('fieldwork.attributions'),
    asked: await all('followup.return_visits'),
    now: ctx.now,
  }
}

export type Span = { from: string; to: string; days: number }
/** Ids of what a figure is counted among, and of those that it counts. */
export type Counted = { among: string[]; counts: string[] }

const localDay = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const inside = (day: string, { from, to }: Span) => day >= from && day <= to
/** Microseconds, which compare as numbers do. */
const micro = (at: Temporal.Instant) => at.epochNanoseconds / 1000n
const DAY = 24n * 60n * 60n * 1_000_000n

/** Sorts each thing into: counted, only among, or left out (null). */
function sort<T>(
  things: readonly T[],
  id: (thing: T) => string,
  judge: (thing: T) => boolean | null,
): Counted {
  const judged = things.map(thing => ({ id: id(thing), good: judge(thing) }))
  return {
    among: judged.filter(({ good }) => good !== null).map(one => one.id),
    counts: judged.filter(({ good }) => good).map(one => one.id),
  }
}

export function promisesKept(raw: Raw, span: Span, kind?: string): Counted {
  const due = raw.promises.filter(one => inside(localDay(one.due_at), span) && (!kind || one.kind === kind))
  return sort(
    due,
    ({ id }) => id,
    one => keptOrNot(raw, one, false),
  )
}

export function arrivedOnTime(raw: Raw, span: Span): Counted {
  const windows = raw.promises.filter(
    one => inside(localDay(one.due_at), span) && one.kind === 'visit window',
  )
  return sort(
    windows,
    ({ id }) => id,
    one => keptOrNot(raw, one, true),
  )
}

function keptOrNot(raw: Raw, one: Raw['promises'][number], movedCounts: boolean): boolean | null {
  if (one.settled_at === null) return micro(raw.now) > micro(one.due_at) ? false : null
  const inTime = micro(one.settled_at) <= micro(one.due_at)
  if (one.settled_as === 'kept') return inTime
  if (one.settled_as === 'withdrawn') return inTime ? null : false
  if (one.settled_as === 'replaced') return false
  if (one.settled_as === 'renegotiated' && movedCounts && one.moved_by === 'us') return false
  return null
}

/** What became of the return visit within 24 hours of each finish whose 24 hours are over. */
function returnVisits(raw: Raw, span: Span) {
  return raw.finishes
    .filter(one => inside(localDay(one.finished_at), span))
    .filter(one => micro(raw.now) - micro(one.finished_at) > DAY)
    .map(one => {
      const within = (at: Temporal.Instant) => micro(at) - micro(one.finished_at) <= DAY
      const asked = raw.asked.find(made => made.visit_id === one.visit_id)
      const gaveUp = (as: string) =>
        raw.promises.some(
          p =>
            p.subject_id === one.visit_id &&
            p.kind === 'return visit' &&
            p.settled_as === as &&
            p.settled_at !== null &&
            within(p.settled_at),
        )
      const inTime = asked !== undefined && within(asked.at)
      const missed = !inTime && gaveUp('not reached')
      return { id: one.visit_id, inTime, missed, unwanted: !inTime && !missed && gaveUp('withdrawn') }
    })
}

export function returnVisitInTime(raw: Raw, span: Span): Counted {
  const id = (one: { id: string }) => one.id
  return sort(returnVisits(raw, span), id, one => (one.missed || one.unwanted ? null : one.inTime))
}

export function returnVisitNotReached(raw: Raw, span: Span): Counted {
  const id = (one: { id: string }) => one.id
  return sort(returnVisits(raw, span), id, one => (one.unwanted ? null : one.missed))
}

export function fixedAtOnce(raw: Raw, span: Span): Counted {
  const deviceOf = (caseId: string) => raw.cases.find(one => one.id === caseId)?.device_id ?? null
  const firsts: { visit: Raw['visits'][number]; finished: Temporal.Instant }[] = []
  for (const file of raw.cases) {
    const done = raw.visits
      .filter(visit => visit.case_id === file.id)
      .flatMap(visit => {
        const finish = raw.finishes.find(one => one.visit_id === visit.id)
        return finish ? [{ visit, finished: finish.finished_at }] : []
      })
      .sort((a, b) => Number(micro(a.finished) - micro(b.finished)) || (a.visit.id < b.visit.id ? -1 : 1))
    if (done[0]) firsts.push(done[0])
  }
  const today = localDay(raw.now)
  const judged = firsts.filter(
    ({ finished }) => inside(localDay(finished), span) && plus(localDay(finished), 30) < today,
  )
  return sort(
    judged,
    one => one.visit.id,
    ({ visit, finished }) => {
      const last = plus(localDay(finished), 30)
      const device = deviceOf(visit.case_id)
      for (const other of raw.visits) {
        if (other.id === visit.id) continue
        const later = micro(other.arrived_at) - micro(visit.arrived_at)
        const after = later > 0n || (later === 0n && other.id > visit.id)
        if (other.case_id === visit.case_id && !after) return false
        const here =
          other.case_id === visit.case_id || (device !== null && deviceOf(other.case_id) === device)
        if (here && after && localDay(other.arrived_at) <= last) return false
      }
      for (const paper of raw.past) {
        const here = device !== null && deviceOf(paper.case_id) === device && paper.kind === 'repair'
        if (here && paper.on_day.toString() > localDay(finished) && atTheLatest(paper) <= last) return false
      }
      return true
    },
  )
}

/** Of a month or a year the last day: whatever is not sure is not counted. */
function atTheLatest({ on_day, known_to }: Raw['past'][number]): string {
  if (known_to === 'month') return on_day.with({ day: on_day.daysInMonth }).toString()
  return (known_to === 'year' ? on_day.with({ month: 12, day: 31 }) : on_day).toString()
}

/** Devices of the period, each with the causes for which it was repaired within the days. */
export function rework(
  raw: Raw,
  span: Span,
  ask: { cause: 'any' | 'installation'; soFar: boolean; by?: string },
) {
  const today = localDay(raw.now)
  const fleet = raw.devices.filter(one => {
    const on = one.installed_on?.toString()
    if (on === undefined || !inside(on, span)) return false
    if (ask.by !== undefined && one.installed_by !== ask.by) return false
    return ask.soFar || today > plus(on, span.days)
  })
  return sort(
    fleet,
    ({ id }) => id,
    device => {
      const on = device.installed_on?.toString() ?? ''
      const causes: string[] = []
      for (const visit of raw.visits) {
        if (raw.cases.find(one => one.id === visit.case_id)?.device_id !== device.id) continue
        const finish = raw.finishes.find(one => one.visit_id === visit.id)
        if (!finish) continue
        const day = localDay(finish.finished_at)
        if (day < on || day > plus(on, span.days)) continue
        const judged = raw.attributions.filter(one => one.visit_id === visit.id)
        judged.sort((a, b) => (a.id < b.id ? -1 : 1))
        causes.push(judged.at(-1)?.main_class ?? 'nobody has said')
      }
      for (const paper of raw.past) {
        if (raw.cases.find(one => one.id === paper.case_id)?.device_id !== device.id) continue
        const day = atTheLatest(paper)
        if (paper.kind === 'repair' && day >= on && day <= plus(on, span.days)) causes.push('paper')
      }
      return ask.cause === 'any' ? causes.length > 0 : causes.includes('installation')
    },
  )
}

export function satisfied(raw: Raw, span: Span): Counted {
  const made = raw.asked.filter(one => inside(localDay(one.at), span))
  return sort(
    made,
    ({ id }) => id,
    one => one.satisfaction === 4 || one.satisfaction === 5,
  )
}

export function works(raw: Raw, span: Span): Counted {
  const made = raw.asked.filter(one => inside(localDay(one.at), span))
  return sort(
    made,
    ({ id }) => id,
    one => one.outcome === 'works',
  )
}

/** Both ends of Wilson's interval, found by halving: where a true rate would make k of n just 1.96σ away. */
export function wilsonByHalving(k: number, n: number): [low: number, high: number] {
  const far = (p: number) => Math.abs(k / n - p) > 1.959963984540054 * Math.sqrt((p * (1 - p)) / n)
  const edge = (out: number, within: number) => {
    let [a, b] = [out, within]
    for (let step = 0; step < 60; step++) {
      const middle = (a + b) / 2
      if (far(middle)) a = middle
      else b = middle
    }
    return b
  }
  return [k === 0 ? 0 : edge(0, k / n), k === n ? 1 : edge(1, k / n)]
}
