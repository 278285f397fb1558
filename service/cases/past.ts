import { createHash } from 'node:crypto'
import type { Context } from '#core/context.ts'
import { codeTerms } from '#core/find/terms.ts'
import { writeAllTerms } from '#core/find/write.ts'
import { tryAgain } from '#core/given-up.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { numbersOfDays, timeZone } from '#core/numbers.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import { known, refuse } from '#core/refusal.ts'
import { installers } from '#service/archive/actions/installers.ts'
import { firstDay, type KnownTo, kindOf, OF_LISTS, saidKey, whyNotRecord } from './rules/past.ts'
import { listHead } from './store/lists.ts'
import * as store from './store/past.ts'
import { deviceOwner } from './store.ts'

/** One service of before this house kept the files, as somebody's paper or list tells of it. */
export type ToRecord = {
  customerId: Uuid
  /** Null where nobody says which: the only device that the customer has, if it was there by then. */
  deviceId: Uuid | null
  on: Temporal.PlainDate
  knownTo: KnownTo
  /** As it was said; may be empty, as what was done may. */
  fault: string
  done: string
  /** Who went, by name. */
  by: string
  /** Who of ours that is; where nobody says so, whoever alone is called that. */
  repairedBy?: Uuid | null
  chargeCents: number | null
  /** Their own number of it. */
  number: string
  source: { list: Uuid; row: number } | null
}

/** Two lists at once would not see each other's services. */
export const PAST_SERVICES = 'past services'

/** A list that only counts its rows gives numbers that lead everywhere. */
const SHORTEST_NUMBER = 4
/** More are written in several statements. */
const AT_ONCE = 500

type Placed = ToRecord & { customerId: Uuid; key: string }

/**
 * Writes past services down as closed cases of their own; each is written whole or is there already. Nothing
 * is promised, nobody is told, no return visit is owed. Answers the case of each, in order.
 * @throws Error for a customer that is not there: a list knows its customers
 */
export async function recordPastServices(
  ctx: Context,
  services: readonly ToRecord[],
): Promise<{ caseId: Uuid; fresh: boolean }[]> {
  await oneAtATime(ctx, PAST_SERVICES)
  const recorded: { caseId: Uuid; fresh: boolean }[] = []
  for (let from = 0; from < services.length; from += AT_ONCE) {
    recorded.push(...(await recordSome(ctx, services.slice(from, from + AT_ONCE))))
  }
  return recorded
}

async function recordSome(ctx: Context, services: readonly ToRecord[]) {
  const placed = await placedAt(ctx, services)
  const before = Map.groupBy(
    await store.saidBefore(
      ctx,
      placed.map(one => one.key),
    ),
    one => one.key,
  )
  const fresh: (Placed & { id: Uuid })[] = []
  const recorded = placed.map(one => {
    const same = before.get(one.key)?.find(there => isSame(there, one))
    if (same) return { caseId: same.id, fresh: false }
    const id = uuidv7()
    fresh.push({ ...one, id })
    const now = { key: one.key, id, customer: one.customerId, device: one.deviceId }
    before.set(one.key, [...(before.get(one.key) ?? []), now])
    return { caseId: id, fresh: true }
  })
  await write(ctx, fresh)
  return recorded
}

/** The same words about the same customer; a device that one of the two does not name is no difference. */
function isSame(there: { customer: Uuid; device: Uuid | null }, one: Placed): boolean {
  const sameDevice = there.device === one.deviceId || there.device === null || one.deviceId === null
  return there.customer === one.customerId && sameDevice
}

const fingerprint = (said: string) => createHash('sha256').update(said).digest('base64url')

async function placedAt(ctx: Context, services: readonly ToRecord[]): Promise<Placed[]> {
  const whose = await store.whose(ctx, [...new Set(services.map(one => one.customerId))])
  return services.map(one => {
    const his = whose.get(one.customerId)
    if (!his) throw new Error('a past service of nobody we know')
    // What was done before his machine was installed was done to another one.
    const before = his.installed !== null && one.on.toString() < his.installed
    return {
      ...one,
      customerId: his.survivor,
      deviceId: one.deviceId ?? (before ? null : his.device),
      on: firstDay(one.on, one.knownTo),
      key: fingerprint(saidKey({ ...one, on: firstDay(one.on, one.knownTo) })),
    }
  })
}

async function write(ctx: Context, fresh: readonly (Placed & { id: Uuid })[]): Promise<void> {
  if (fresh.length === 0) return
  const zone = await timeZone(ctx)
  const staff = await installers(ctx)
  const numbers = await numbersOfDays(
    ctx,
    'case',
    fresh.map(one => one.on),
  )
  const numbered = fresh.map((one, n) => ({ ...one, ours: numbers[n] ?? '', kind: kindOf(one) }))
  await store.insertAll(
    ctx,
    'cases.cases',
    numbered.map(one => ({
      id: one.id,
      number: one.ours,
      customer_id: one.customerId,
      device_id: one.deviceId,
      reason: 'repair',
      symptom: one.fault,
      urgency: 'normal',
      opened_at: atNoon(ctx, one.on, zone),
      first_asked_by: null,
      recorded_at: ctx.now,
      recorded_by: ctx.actor.staff,
    })),
  )
  await store.insertAll(
    ctx,
    'cases.past_services',
    numbered.map(one => ({
      case_id: one.id,
      on_day: one.on,
      known_to: one.knownTo,
      kind: one.kind,
      done: one.done,
      repaired_by: one.repairedBy ?? (one.by === '' ? null : staff(one.by)),
      repaired_by_name: one.by,
      charge_cents: one.chargeCents,
      number: one.number,
      said_key: one.key,
      import_id: one.source?.list ?? null,
      import_row: one.source?.row ?? null,
    })),
  )
  const terms = (one: (typeof numbered)[number]) => [
    ...codeTerms(one.ours),
    ...(one.number.length < SHORTEST_NUMBER ? [] : codeTerms(one.number)),
  ]
  writeAllTerms(
    ctx,
    numbered.map(one => ({ kind: 'case', subject: one.id, terms: terms(one) })),
  )
  await announceAll(
    ctx,
    'past service recorded',
    numbered.map(({ id, customerId, deviceId, on, knownTo, kind, source }) => ({
      subject: id,
      about: [customerId, ...(deviceId === null ? [] : [deviceId])],
      data: { on: on.toString(), knownTo, kind, ...(source ? { import: source.list, row: source.row } : {}) },
    })),
  )
}

/** Nobody wrote down the hour; noon is the same day wherever it is read. */
function atNoon(ctx: Context, day: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  const noon = day.toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant()
  return Temporal.Instant.compare(noon, ctx.now) > 0 ? ctx.now : noon
}

/**
 * Writes one earlier service of a device down by hand, as the paper has it. What is there already is not
 * written twice. @throws Unknown; Refusal of RECORD_REFUSES
 */
export async function recordByHand(
  ctx: Context,
  deviceId: Uuid,
  it: Omit<ToRecord, 'customerId' | 'deviceId' | 'source'>,
): Promise<{ caseId: Uuid; fresh: boolean }> {
  const owner = (await deviceOwner(ctx, deviceId))?.owner
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  const customerId = known(owner)
  refuse(whyNotRecord(firstDay(it.on, it.knownTo), today))
  const [recorded] = await recordPastServices(ctx, [{ ...it, customerId, deviceId, source: null }])
  return known(recorded)
}

/** What failed of a list's past services until it was given up. @throws Unknown, Refusal */
export async function tryListAgain(ctx: Context, list: Uuid): Promise<void> {
  known(await listHead(ctx, list))
  refuse((await tryAgain(ctx, OF_LISTS, list)) === 0 ? 'nothing was given up' : null)
}

/**
 * Says who of ours a name of past services is, for all of them; null takes it back. Answers how many changed.
 * @throws Refusal 'nobody of ours'
 */
export async function knowRepairer(ctx: Context, name: string, staff: Uuid | null): Promise<number> {
  if (staff !== null && !(await store.isOurs(ctx, staff))) refuse('nobody of ours')
  const services = await store.knowName(ctx, name, staff)
  if (services > 0) await announce(ctx, 'past repairer known', staff ?? uuidv7(), [], { services })
  return services
}
