import { beforeEach } from 'vitest'
import type { Question } from '#core/endpoint.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addCustomers } from '#service/archive/actions/add-customers.ts'
import { addDevice } from '#service/archive/contract/devices.ts'
import { bookWhileReceiving } from '#service/dispatch/contract.ts'
import { allDone } from '#service/fieldwork/conduct.ts'
import { conductList, publishConduct } from '#service/fieldwork/contract/conduct.ts'
import { checkIn, finishVisit } from '#service/fieldwork/contract.ts'
import { makeReturnVisit } from '#service/followup/contract.ts'
import type { Client } from './client.ts'
import { type SomeCustomer, someCustomer } from './customers.ts'
import type { World } from './world.ts'

/** For tests whose clock leaps over days: signing in again each time would be most of their work. */
export const PATIENT = { idleMinutes: 60 * 24 * 6 }

/** Monday 2026-11-23, an ordinary working day; office hours 8:30–12:00 and 13:30–17:30 in Shanghai. */
export const monday = (time: string) => onDay('2026-11-23', time)
export const onDay = (day: string, time: string) =>
  Temporal.ZonedDateTime.from(`${day}T${time}[Asia/Shanghai]`).toInstant().toString()

/** A window of a day as it is told to a customer. */
export const window = (from: string, to: string, day = '2026-11-23') => ({
  from: onDay(day, from),
  to: onDay(day, to),
})

/**
 * Each test of a file has a working day of its own, seen from its early morning.
 * @param weekday 1 is Monday; without it any from Monday to Friday
 */
export function ownDays(worldOf: () => World, weekday?: number) {
  let day = Temporal.PlainDate.from('2026-11-22')
  const at = (time: string) => onDay(day.toString(), time)
  beforeEach(() => {
    do day = day.add({ days: 1 })
    while (weekday === undefined ? day.dayOfWeek > 5 : day.dayOfWeek !== weekday)
    worldOf().clock.set(at('07:00'))
  })
  return { day: () => day, at, hours: (from: string, to: string) => window(from, to, day.toString()) }
}

/** A customer whose device was installed by one of ours. */
export async function installedBy(
  client: Client,
  installer: Uuid | null,
  on = '2026-03-16',
): Promise<SomeCustomer> {
  const customer = await someCustomer(client)
  const device = await client.tell(addDevice, {
    params: { id: customer.id },
    body: { installedBy: installer, installedOn: on },
  })
  return { ...customer, deviceId: device.id }
}

/** Many of them, laid in place at once. */
export async function manyInstalledBy(
  world: World,
  installer: Uuid | null,
  count: number,
  on?: (n: number) => string,
): Promise<SomeCustomer[]> {
  const device = {
    modelId: null,
    productLineId: null,
    serial: '',
    addressId: null,
    purchasedOn: null,
    purchasePlace: '',
    installedBy: installer,
    installedByName: '',
    materials: [],
    note: '',
  }
  const customers = Array.from({ length: count }, (_, n) => ({
    id: uuidv7(),
    name: `客户${n}`,
    kind: 'person' as const,
    note: '',
    phones: [],
    addresses: [],
    contacts: [],
    devices: [{ ...device, id: uuidv7(), installedOn: on ? Temporal.PlainDate.from(on(n)) : null }],
  }))
  await world.deed(ctx => addCustomers(ctx, customers))
  return customers.map(({ id, devices }) => ({ id, deviceId: devices[0]?.id ?? '', contactId: '' }))
}

type Visit = Parameters<typeof book>[2]

/** An agent receives the call of a trouble and books a visit in the same deed. */
export function book(
  agent: Client,
  customer: SomeCustomer,
  visit: {
    window: { from: string; to: string }
    technicianId?: Uuid
    startsAt?: string
    minutes?: number
    why?: string
  },
) {
  const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '不出热水' } as const
  return agent.tell(bookWhileReceiving, {
    body: { customerId: customer.id, said: '昨晚起不出热水', about: { trouble }, visit },
  })
}

const words = {
  seenAs: 'installation',
  cause: '上水管接头没有拧紧',
  work: '重新安装接头并试压',
  explanation: '装的时候接头没拧紧,已经拧紧,试了十分钟不漏',
  materials: [{ name: '生料带', quantity: 0.5, unit: '卷' }],
} as const
export const signed = {
  signed: true,
  by: '张三',
  relation: 'the customer',
  strokes: 'M20 100L60 40L100 160M140 100L300 90',
} as const
export const report = { ...words, conduct: allDone(), signature: signed }

/** Booked, gone to and finished by 王建国; the clock then stands at the finish. */
export async function finished(world: World, customer: SomeCustomer, visit?: Partial<Visit>) {
  const [agent, wang] = [await world.as('lin'), await world.as('wang')]
  const booked = await book(agent, customer, {
    window: window('10:00', '12:00'),
    technicianId: world.staff.wang,
    why: '客户指定',
    ...visit,
  })
  world.clock.set(booked.startsAt)
  const { id: visitId } = await wang.tell(checkIn, { params: { id: booked.slotId }, body: {} })
  world.clock.forward({ minutes: 40 })
  await wang.tell(finishVisit, {
    params: { id: visitId },
    body: { ...report, materials: [...report.materials] },
  })
  return { ...booked, visitId }
}

export const happy = {
  outcome: 'works',
  causeHeard: '接头没拧紧',
  repairState: 'repaired',
  arrivalSaid: null,
  manners: { 'was polite': true },
  satisfaction: 5,
} as const

/** The return visit is recorded by 何秀英. */
export async function asked(world: World, visitId: Uuid, said: Partial<Said> = {}) {
  const visitor = await world.as('he')
  return visitor.tell(makeReturnVisit, { params: { id: visitId }, body: { ...happy, ...said } })
}

type Said = Question<typeof makeReturnVisit>['body']

/** The smallest picture there is: a JPEG by its bytes, whatever it shows. */
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')

/** A photo on its way: sent, and not yet kept by a deed. @returns its file */
export async function sendPhoto(technician: Client, bytes = JPEG, name = 'IMG_0001.jpg'): Promise<Uuid> {
  const sent = await technician.send('POST', '/api/files', {
    body: bytes,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
  })
  return ((await sent.json()) as { id: Uuid }).id
}

/** The company's own edition of the conduct list: the one in force and an item more, for visits to come. */
export async function anotherConductList(manager: Client, mark: string): Promise<void> {
  const { edition, items } = await manager.tell(conductList, { query: {} })
  const text = { 'zh-Hans': `${mark}先问狗拴好没有`, 'zh-Hant': '', en: '' }
  const added = { code: null, phase: 'door' as const, required: false, text, source: mark }
  const body = { after: edition, items: [...items, added], note: `${mark}被咬过` }
  await manager.tell(publishConduct, { body })
}
