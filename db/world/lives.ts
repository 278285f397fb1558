import type { Uuid } from '#core/ids.ts'
import { closeCase } from '#service/closing/actions.ts'
import { acceptJob, bookWhileReceiving } from '#service/dispatch/actions.ts'
import { attributeFault, checkIn, finishVisit } from '#service/fieldwork/actions.ts'
import { allDone } from '#service/fieldwork/conduct.ts'
import type { FaultClass } from '#service/fieldwork/rules.ts'
import { makeReturnVisit } from '#service/followup/actions.ts'
import type { ToldAnswer } from '#service/knowledge/contract/uses.ts'
import { followUp, toFollowUp } from '#service/promises/breaches.ts'
import type { BreachReason } from '#service/promises/contract/breaches.ts'
import { logCallback, receiveCall } from '#service/reception/actions.ts'
import { SIGNED } from './signature.ts'
import type { Stage } from './stage.ts'

/** What a customer rings about, what it turns out to be, what is done and what he is told. */
export type Trouble = {
  device: Uuid
  customer: Uuid
  symptom: string
  cause: string
  work: string
  explanation: string
  material: string
  /** What the answer centre has for it, where it has anything. */
  answer?: ToldAnswer | undefined
}

export const told = (trouble: Trouble, said = trouble.symptom) => ({
  channel: 'phone' as const,
  customerId: trouble.customer,
  said,
  about: {
    trouble: {
      deviceId: trouble.device,
      reason: 'repair' as const,
      symptom: trouble.symptom,
      urgency: 'normal' as const,
    },
  },
})

export type From = '09:00' | '14:00'
const UNTIL = { '09:00': '11:00', '14:00': '16:00' } as const
export const window = (stage: Stage, days: number, from: From) => ({
  from: stage.at(days, from),
  to: stage.at(days, UNTIL[from]),
})

export type Asked = { satisfaction: number; opinion: string; suggestion?: string }

/** An evening call, a visit the next day in its window (or late), the return visit, the word back, closed. */
export async function visited(
  stage: Stage,
  trouble: Trouble,
  how: { days: number; from: From; late: boolean; blame: FaultClass; asked: Asked },
): Promise<void> {
  const booked = await bookEvening(stage, trouble, how.days, how.from)
  const day = how.days + 1
  const [inTime, late] = how.from === '09:00' ? ['09:10', '11:35'] : ['14:05', '16:25']
  const arrival = stage.at(day, how.late ? late : inTime)
  const visit = await repaired(stage, trouble, booked, arrival, how.blame)
  if (how.late) await apologised(stage, booked.caseId, arrival.add({ hours: 2 }), 'earlier work took longer')
  await settled(stage, trouble, { caseId: booked.caseId, visit, arrival, ...how })
}

/** Whoever got less than he was promised hears why, from 韩志远; the ledger keeps both. */
export function apologised(
  stage: Stage,
  caseId: Uuid,
  at: Temporal.Instant,
  reason: BreachReason,
): Promise<void> {
  const told = { channel: 'phone' as const, said: '打电话道歉,说明了为什么晚了' }
  return stage.as('han', at, async ctx => {
    const { items } = await toFollowUp(ctx, { limit: 100 })
    for (const { promise } of items) {
      if (promise.caseId === caseId) await followUp(ctx, promise.id, { reason, told, dueAt: null })
    }
  })
}

/** Judged by the manager, asked about by somebody else, told by the first-asked, closed. */
export async function settled(
  stage: Stage,
  trouble: Trouble,
  of: { caseId: Uuid; visit: Uuid; arrival: Temporal.Instant; blame: FaultClass; asked: Asked },
): Promise<void> {
  const after = of.arrival.add({ hours: 3 })
  await judged(stage, of.visit, after, of.blame)
  await asked(stage, trouble, of, after.add({ minutes: 20 }))
  await toldAndClosed(stage, of.caseId, after.add({ minutes: 40 }))
}

export function judged(stage: Stage, visit: Uuid, at: Temporal.Instant, blame: FaultClass) {
  return stage.as('han', at, ctx => attributeFault(ctx, visit, { main: blame, side: [], reason: '' }))
}

/** 何秀英 asks the seven things of seeds/002 §五. */
export function asked(
  stage: Stage,
  trouble: Trouble,
  of: { visit: Uuid; arrival: Temporal.Instant; asked: Asked },
  at: Temporal.Instant,
) {
  return stage.as('he', at, ctx =>
    makeReturnVisit(ctx, of.visit, {
      channel: 'phone',
      outcome: 'works',
      causeHeard: trouble.cause,
      repairState: 'repaired',
      arrivalSaid: of.arrival,
      manners: { 'was polite': true, 'left it clean': true, 'explained the cause': true },
      mannersWord: '',
      satisfaction: of.asked.satisfaction,
      opinion: of.asked.opinion,
      suggestion: of.asked.suggestion ?? '',
    }),
  )
}

export async function toldAndClosed(stage: Stage, caseId: Uuid, at: Temporal.Instant): Promise<void> {
  await stage.as('lin', at, ctx =>
    logCallback(ctx, caseId, {
      channel: 'phone',
      reached: true,
      said: '回告客户:已修好,以后有问题直接打我们热线',
      ending: { as: 'solved', told: '故障原因和今后怎么用都说清了' },
    }),
  )
  await stage.as('lin', at.add({ minutes: 5 }), ctx =>
    closeCase(ctx, caseId, { outcome: 'solved', word: '客户确认出热水' }),
  )
}

/** In the evening 小林 books tomorrow while the customer is still on the line. */
export function bookEvening(stage: Stage, trouble: Trouble, days: number, from: From) {
  const visit = { window: window(stage, days + 1, from), minutes: 60, why: '' }
  return stage.as('lin', stage.at(days, from === '09:00' ? '19:30' : '19:50'), ctx =>
    bookWhileReceiving(ctx, { ...told(trouble), keeps: [], visit }),
  )
}

export type Booked = { slotId: Uuid; technician: { id: Uuid } }

/** Accepted at breakfast, checked in, mended in three quarters of an hour. @returns the visit */
export async function repaired(
  stage: Stage,
  trouble: Trouble,
  booked: Booked,
  arrival: Temporal.Instant,
  blame: FaultClass,
): Promise<Uuid> {
  const technician = stage.login(booked.technician.id)
  await stage.as(technician, arrival.subtract({ hours: 1 }), ctx => acceptJob(ctx, booked.slotId))
  const visit = await arrived(stage, booked, arrival)
  await finished(stage, technician, visit, trouble, arrival.add({ minutes: 45 }), blame)
  return visit
}

/** Everything on the conduct list done, signed by the family. */
export async function finished(
  stage: Stage,
  technician: string,
  visit: Uuid,
  { cause, work, explanation, material }: Trouble,
  at: Temporal.Instant,
  blame: FaultClass,
): Promise<void> {
  await stage.as(technician, at, ctx =>
    finishVisit(ctx, visit, {
      seenAs: blame,
      cause,
      work,
      explanation,
      materials: [{ name: material, quantity: 1, unit: '件' }],
      conduct: allDone(),
      signature: SIGNED,
    }),
  )
}

/** @returns the visit */
export async function arrived(stage: Stage, booked: Booked, at: Temporal.Instant): Promise<Uuid> {
  const { id } = await stage.as(stage.login(booked.technician.id), at, ctx =>
    checkIn(ctx, booked.slotId, { agreedEarly: false }),
  )
  return id
}

/** A call at ten, called back in the afternoon as promised or an hour late, solved then. */
export async function calledBack(
  stage: Stage,
  trouble: Trouble,
  how: { days: number; late: boolean },
): Promise<void> {
  const received = await stage.as('zhao', stage.at(how.days, '10:05'), ctx =>
    receiveCall(ctx, {
      ...told(trouble),
      ending: { as: 'callback', dueAt: stage.at(how.days, '14:00'), about: '问过工程师再回电' },
    }),
  )
  await stage.as('zhao', stage.at(how.days, how.late ? '15:10' : '13:40'), ctx =>
    logCallback(ctx, received.caseId, {
      channel: 'phone',
      reached: true,
      said: `电话指导客户:${trouble.work}`,
      answer: trouble.answer,
      ending: { as: 'solved', told: trouble.explanation },
    }),
  )
  if (how.late) await apologised(stage, received.caseId, stage.at(how.days, '15:20'), 'no time')
  await stage.as('zhao', stage.at(how.days, '15:30'), ctx =>
    closeCase(ctx, received.caseId, { outcome: 'solved by phone', word: '' }),
  )
}

/** Solved while the customer was on the line. */
export async function phoneSolved(stage: Stage, trouble: Trouble, how: { days: number }): Promise<void> {
  const { caseId } = await stage.as('sun', stage.at(how.days, '09:20'), ctx =>
    receiveCall(ctx, {
      ...told(trouble),
      answer: trouble.answer,
      ending: { as: 'solved', told: trouble.explanation },
    }),
  )
  await stage.as('sun', stage.at(how.days, '09:31'), ctx =>
    closeCase(ctx, caseId, { outcome: 'solved by phone', word: '' }),
  )
}
