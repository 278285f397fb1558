import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import type { Tables } from '#db/tables.ts'
import { pick } from './nasty.ts'

type Row<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>
type Instant = Temporal.Instant
type Crew = { technicians: readonly Uuid[]; agent: Uuid; visitor: Uuid; manager: Uuid }

const ZONE = 'Asia/Shanghai'
const CLASSES = ['installation', 'use', 'part', 'no fault found', 'undetermined'] as const

/**
 * A company's past as dice throw it, laid straight into the tables: times lie on and around every boundary
 * that a figure has (24 hours to the microsecond, the 30th, 90th and 180th day, today). What the deeds would
 * refuse is in it, too: figures count what is there.
 */
export function chanceLife(ctx: Context, throwing: () => number, crew: Crew) {
  const rows = new Map<keyof Tables, object[]>()
  const put = <T extends keyof Tables>(table: T, row: Row<T>) => {
    const before = rows.get(table) ?? []
    rows.set(table, before)
    before.push({ company_id: ctx.company, ...row })
  }
  return { ctx, throwing, crew, rows, put, any: <T>(some: readonly T[]) => pick(throwing, some), slots: 0 }
}
type Life = ReturnType<typeof chanceLife> & { evidence: Uuid; slots: number }

export async function liveByChance(ctx: Context, throwing: () => number, crew: Crew, cases: number) {
  const evidence = await announce(ctx, 'visit finished', uuidv7())
  const life: Life = { ...chanceLife(ctx, throwing, crew), evidence }
  const customers = Array.from({ length: 12 }, (_, n) => customer(life, n))
  const devices = Array.from({ length: 60 }, () => device(life, life.any(customers)))
  const known: (Uuid | null)[] = []
  for (let n = 0; n < cases; n++) {
    // The device of an earlier case again, a new one, or none that anybody knows.
    const its = life.any([life.any(known.length ? known : [null]), life.any(devices).id, null])
    if (its !== null) known.push(its)
    oneCase(life, n, life.any(customers), devices.find(({ id }) => id === its) ?? null)
  }
  for (let n = 0; n < cases / 4; n++) onPaper(life, n, life.any(customers), life.any(devices))
  certain(life, life.any(customers))
  for (const [table, some] of life.rows) {
    for (let at = 0; at < some.length; at += 100) {
      await ctx.tx
        .insertInto(table)
        .values(some.slice(at, at + 100) as never)
        .execute()
    }
  }
  await later(ctx, customers, devices)
}

/** Two customers turn out to be one, and a device goes to somebody else: nothing that is counted changes. */
async function later(ctx: Context, customers: readonly Uuid[], devices: readonly { id: Uuid }[]) {
  const [first, second, third] = customers
  await ctx.tx
    .updateTable('archive.customers')
    .set({ merged_into: first ?? null })
    .where('id', '=', second ?? '')
    .execute()
  for (const { id } of devices.slice(0, 5)) {
    const to = { customer_id: third ?? '', address_id: null }
    await ctx.tx.updateTable('archive.devices').set(to).where('id', '=', id).execute()
  }
}

function customer({ put, ctx }: Life, n: number): Uuid {
  const id = uuidv7()
  put('archive.customers', { id, name: `客户${n}`, kind: 'person', changed_at: ctx.now })
  return id
}

type Device = { id: Uuid; installedOn: Temporal.PlainDate | null }

const DAYS_AGO = [0, 1, 29, 30, 31, 32, 60, 88, 89, 90, 91, 92, 120, 179, 180, 181, 182, 250, null]

function device(life: Life, owner: Uuid, ago = life.any(DAYS_AGO)): Device {
  const { put, any, ctx, crew } = life
  const id = uuidv7()
  const installedOn = ago === null ? null : dayOf(ctx.now).subtract({ days: ago })
  put('archive.devices', {
    id,
    customer_id: owner,
    installed_on: installedOn,
    installed_by: any([...crew.technicians, null]),
    changed_at: ctx.now,
  })
  return { id, installedOn }
}

const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: ZONE }).toInstant()
const dayOf = (at: Instant) => at.toZonedDateTimeISO(ZONE).toPlainDate()

/** Some moment of a day: its first, its last, or one within. */
const momentOf = ({ any }: Life, day: Temporal.PlainDate) =>
  midnight(day).add(
    any([{ hours: 0 }, { hours: 10 }, { hours: 14, minutes: 7 }, { microseconds: 86_399_999_999 }]),
  )

function oneCase(life: Life, n: number, customerId: Uuid, its: Device | null) {
  const { any, ctx } = life
  const start = its?.installedOn ?? dayOf(ctx.now).subtract({ days: any([200, 120, 40, 3]) })
  const of = file(life, `C-${n}`, customerId, {
    device_id: its?.id ?? null,
    reason: any(['repair', 'repair', 'complaint']),
    opened_at: midnight(start.add({ days: any([0, 10, 28]) })),
  })
  let next = momentOf(life, start.add({ days: any([0, 1, 29, 30, 31, 60, 89, 90, 91, 179, 180, 181]) }))
  for (let visits = any([0, 1, 1, 1, 2, 3]); visits > 0; visits--) {
    const ended = visit(life, of, next)
    next = any([
      () => ended.add({ minutes: 30 }),
      () => momentOf(life, dayOf(ended).add({ days: any([1, 29, 30, 31, 32]) })),
    ])()
  }
  for (let more = any([0, 0, 1, 2]); more > 0; more--) callback(life, of)
}

type Of = { caseId: Uuid; customerId: Uuid }

type More = Partial<Row<'cases.cases'>> & { opened_at: Instant }

function file({ put, crew }: Life, number: string, customerId: Uuid, more: More): Of {
  const caseId = uuidv7()
  const said = { reason: 'repair', symptom: '不出热水', urgency: 'normal' } as const
  const who = { customer_id: customerId, first_asked_by: crew.agent }
  put('cases.cases', { id: caseId, number, ...who, ...said, ...more })
  return { caseId, customerId }
}

/** What dice leave out once in some hundred lives: a failed installation, one that held, nobody reached. */
function certain(life: Life, customerId: Uuid) {
  device(life, customerId, 200)
  const { id, installedOn } = device(life, customerId, 200)
  if (!installedOn) throw new Error('a day of installation')
  const arrived = midnight(installedOn.add({ days: 10 }))
  const of = file(life, 'C-installation', customerId, { device_id: id, opened_at: arrived })
  const window = { window_from: arrived, due_at: arrived.add({ hours: 1 }) }
  const promiseId = promise(life, of, { kind: 'visit window', ...window })
  const visitId = arrive(life, of, promiseId, life.any(life.crew.technicians), arrived)
  finish(life, visitId, arrived, ['installation'])
  const nobody = { settled_as: 'not reached', settled_at: arrived, evidence: life.evidence }
  promise(life, of, { ...returnVisit(visitId), due_at: arrived.add({ hours: 24 }), ...nobody })
}

/** What only paper tells of, somewhere around the days that count after the installation. */
function onPaper(life: Life, n: number, customerId: Uuid, its: Device) {
  const { put, any, ctx } = life
  const start = its.installedOn ?? dayOf(ctx.now).subtract({ days: 120 })
  const on = start.add({ days: any([-1, 0, 1, 29, 30, 31, 89, 90, 91, 179, 180, 181]) })
  const known_to = any(['day', 'day', 'month', 'year'])
  const day = known_to === 'day' ? on : on.with(known_to === 'month' ? { day: 1 } : { month: 1, day: 1 })
  const { caseId } = file(life, `P-${n}`, customerId, {
    device_id: its.id,
    symptom: '',
    opened_at: midnight(day).add({ hours: 12 }),
    first_asked_by: null,
    recorded_at: ctx.now,
  })
  const kind = any(['repair', 'repair', 'upkeep', 'installation'])
  put('cases.past_services', { case_id: caseId, on_day: day, known_to, kind, said_key: `${n}` })
}

function promise(life: Life, of: Of, more: Partial<Row<'promises.promises'>> & { due_at: Instant }): Uuid {
  const { put, crew, ctx } = life
  const id = uuidv7()
  put('promises.promises', {
    id,
    kind: 'callback',
    case_id: of.caseId,
    customer_id: of.customerId,
    made_at: more.due_at.subtract({ hours: 200 }),
    first_asked_by: crew.agent,
    handler: crew.agent,
    owner: crew.agent,
    look_at: more.settled_as === undefined ? ctx.now : null,
    ...more,
    ...(more.owner_role ? { owner: null } : {}),
  })
  return id
}

/** Settled before, at, just after its time, in every way; or still open. */
function settled({ any, evidence, ctx }: Life, due: Instant): Partial<Row<'promises.promises'>> {
  const as = any(['kept', 'kept', 'kept', 'renegotiated', 'withdrawn', 'not reached', undefined] as const)
  const at = due.add(any([{ hours: -3 }, { hours: 0 }, { microseconds: 1 }, { hours: 30 }]))
  if (as === undefined || Temporal.Instant.compare(at, ctx.now) > 0) return {}
  const moved = as === 'renegotiated' ? { moved_by: any(['us', 'customer']) } : {}
  return { settled_as: as, settled_at: at, evidence, ...moved }
}

function callback(life: Life, of: Of) {
  const { any, ctx } = life
  const day = midnight(dayOf(ctx.now).subtract({ days: any([0, 1, 7, 45, 100]) }))
  const due = any([day, day.subtract({ microseconds: 1 }), ctx.now, ctx.now.subtract({ microseconds: 1 })])
  const kind = any(['callback', 'feedback'])
  promise(life, of, { kind, due_at: due, ...settled(life, due) })
}

/** A visit with its window; answers when it was over. */
function visit(life: Life, of: Of, arrived: Instant): Instant {
  const { put, any, ctx, crew } = life
  const ended = arrived.add({ minutes: 40 })
  const due = arrived.add(any([{ hours: 1 }, { hours: 0 }, { hours: -1 }]))
  const came = Temporal.Instant.compare(ended, ctx.now) <= 0
  const window = { kind: 'visit window', window_from: due.subtract({ hours: 2 }), due_at: due }
  const kept = { settled_as: 'kept', settled_at: arrived, evidence: life.evidence }
  const id = promise(life, of, { ...window, ...(came ? kept : {}) })
  if (any([1, 1, 2]) === 2) promise(life, of, { ...window, ...settled(life, due) })
  if (!came) return ended
  const technician = any(crew.technicians)
  const visitId = arrive(life, of, id, technician, arrived)
  if (any([1, 1, 1, 2]) === 2) {
    const by = { reason: 'weather', next: '改天', next_promise_id: id } as const
    if (any([true, false])) put('fieldwork.breakoffs', { visit_id: visitId, ended_at: ended, ...by })
    return ended
  }
  finish(life, visitId, ended, any([[], [any(CLASSES)], [any(CLASSES), any(CLASSES)]]))
  askedAbout(life, of, visitId, ended)
  return ended
}

function arrive(life: Life, of: Of, promiseId: Uuid, technician: Uuid, arrived: Instant): Uuid {
  const { put, crew } = life
  const [choice, slot, visitId] = [uuidv7(), uuidv7(), uuidv7()]
  // Planned times do not matter here and must not meet.
  const planned = Temporal.Instant.from('2020-01-01T00:00:00Z').add({ hours: life.slots++ })
  const chosen = { promise_id: promiseId, technician_id: technician }
  const grounds = { grounds: 'original installer', chosen_by: crew.agent, chosen_at: planned }
  put('dispatch.choices', { id: choice, ...chosen, ...grounds })
  const time = { starts_at: planned, ends_at: planned.add({ minutes: 30 }) }
  put('dispatch.slots', { id: slot, choice_id: choice, ...chosen, ...time })
  put('fieldwork.visits', {
    id: visitId,
    slot_id: slot,
    case_id: of.caseId,
    promise_id: promiseId,
    technician_id: technician,
    arrived_at: arrived,
    agreed_early: false,
  })
  return visitId
}

function finish({ put, crew }: Life, visitId: Uuid, ended: Instant, judged: (typeof CLASSES)[number][]) {
  const words = { cause: '接头松', work: '拧紧', explanation: '拧紧了' }
  put('fieldwork.finishes', { visit_id: visitId, finished_at: ended, seen_as: 'use', ...words })
  for (const main_class of judged) {
    const said = { visit_id: visitId, main_class, by: crew.manager, at: ended }
    put('fieldwork.attributions', { id: uuidv7(), ...said })
  }
}

const returnVisit = (visit: Uuid) =>
  ({ kind: 'return visit', owed_for: 'visit finished', subject_id: visit, owner_role: 'visitor' }) as const

/** The return visit: made before, at and after 24 hours, not reached, not wanted, forgotten. */
function askedAbout(life: Life, of: Of, visitId: Uuid, ended: Instant) {
  const { put, any, crew, evidence, ctx } = life
  const due = ended.add({ hours: 24 })
  const at = ended.add(any([{ hours: 1 }, { hours: 24 }, { hours: 24, microseconds: 1 }, { hours: 40 }]))
  const over = Temporal.Instant.compare(at, ctx.now) > 0
  const as = over ? undefined : any(['kept', 'kept', 'not reached', 'withdrawn', undefined] as const)
  const how = as === undefined ? {} : { settled_as: as, settled_at: at, evidence }
  promise(life, of, { ...returnVisit(visitId), due_at: due, ...how })
  const also = as === 'kept' ? at : any([null, null, at.add({ hours: 2 })])
  if (over || also === null || Temporal.Instant.compare(also, ctx.now) > 0) return
  const conversation = uuidv7()
  put('hotline.conversations', {
    id: conversation,
    direction: 'out',
    channel: 'phone',
    customer_id: of.customerId,
    staff_id: crew.visitor,
    at: also,
    logged_at: also,
    reached: true,
    said: '好用',
  })
  put('followup.return_visits', {
    id: uuidv7(),
    visit_id: visitId,
    conversation_id: conversation,
    visitor: crew.visitor,
    at: also,
    outcome: any(['works', 'works', 'does not work']),
    cause_heard: '接头松',
    repair_state: 'repaired',
    manners: {},
    satisfaction: any([1, 2, 3, 4, 4, 5, 5]),
  })
}
