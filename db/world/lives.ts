import type { Uuid } from '#core/ids.ts'
import { closeCase } from '#service/closing/actions.ts'
import { acceptJob, bookWhileReceiving } from '#service/dispatch/actions.ts'
import { attributeFault, checkIn, finishVisit } from '#service/fieldwork/actions.ts'
import { allDone } from '#service/fieldwork/conduct.ts'
import { makeReturnVisit } from '#service/followup/actions.ts'
import { logCallback, receiveCall } from '#service/reception/actions.ts'
import type { Dice } from './dice.ts'
import { CAUSES } from './models.ts'
import { SIGNED } from './signature.ts'
import type { Stage } from './stage.ts'

export type Trouble = { device: Uuid; customer: Uuid; symptom: string }

const told = (trouble: Trouble, said = trouble.symptom) => ({
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

/** An evening call, a visit the next day in its window (or late), the return visit, the word back, closed. */
export async function visited(
  stage: Stage,
  trouble: Trouble,
  how: { days: number; from: '09:00' | '14:00'; late: boolean; blame: Blame; chance: Dice },
): Promise<void> {
  const booked = await bookEvening(stage, trouble, how.days, how.from)
  const morning = how.from === '09:00'
  const arrival = stage.at(
    how.days + 1,
    morning ? (how.late ? '11:35' : '09:10') : how.late ? '16:25' : '14:05',
  )
  const visit = await repaired(stage, trouble, booked, arrival, how)
  const after = arrival.add({ hours: 3 })
  await stage.as('han', after, ctx => attributeFault(ctx, visit, { main: how.blame, side: [], reason: '' }))
  await stage.as('he', after.add({ minutes: 20 }), ctx =>
    makeReturnVisit(ctx, visit, {
      channel: 'phone',
      outcome: 'works',
      causeHeard: how.chance.pick(CAUSES)[2],
      repairState: 'repaired',
      arrivalSaid: arrival,
      manners: { 'was polite': true, 'left it clean': true, 'explained the cause': true },
      mannersWord: '',
      satisfaction: how.late ? 3 : 5,
      opinion: how.late ? '比说好的晚了,好在修得不错' : '',
      suggestion: '',
    }),
  )
  await stage.as('lin', after.add({ minutes: 40 }), ctx =>
    logCallback(ctx, booked.caseId, {
      channel: 'phone',
      reached: true,
      said: '回告客户:已修好,以后有问题直接打我们热线',
      ending: { as: 'solved', told: '故障原因和今后怎么用都说清了' },
    }),
  )
  await stage.as('lin', after.add({ minutes: 45 }), ctx =>
    closeCase(ctx, booked.caseId, { outcome: 'solved', word: '客户确认出热水' }),
  )
}

export type Blame = 'wear' | 'installation' | 'environment' | 'use' | 'product'

/** 19:30: 小林 books tomorrow while the customer is still on the line. */
export function bookEvening(stage: Stage, trouble: Trouble, days: number, from: '09:00' | '14:00') {
  const window = {
    from: stage.at(days + 1, from),
    to: stage.at(days + 1, from === '09:00' ? '11:00' : '16:00'),
  }
  return stage.as('lin', stage.at(days, from === '09:00' ? '19:30' : '19:50'), ctx =>
    bookWhileReceiving(ctx, { ...told(trouble), keeps: [], visit: { window, minutes: 60, why: '' } }),
  )
}

type Booked = Awaited<ReturnType<typeof bookEvening>>

/** Accepted at breakfast, checked in, mended in three quarters of an hour. @returns the visit */
export async function repaired(
  stage: Stage,
  _trouble: Trouble,
  booked: Booked,
  arrival: Temporal.Instant,
  { blame, chance }: { blame: Blame; chance: Dice },
): Promise<Uuid> {
  const technician = stage.login(booked.technician.id)
  await stage.as(technician, arrival.subtract({ hours: 1 }), ctx => acceptJob(ctx, booked.slotId))
  const { id } = await stage.as(technician, arrival, ctx =>
    checkIn(ctx, booked.slotId, { agreedEarly: false }),
  )
  const [cause, work, explanation] = chance.pick(CAUSES)
  await stage.as(technician, arrival.add({ minutes: 45 }), ctx =>
    finishVisit(ctx, id, {
      seenAs: blame,
      cause,
      work,
      explanation,
      materials: [{ name: '密封圈', quantity: 2, unit: '只' }],
      conduct: allDone(),
      signature: SIGNED,
    }),
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
      said: '电话指导客户打开上水阀,恢复正常',
      ending: { as: 'solved', told: '上水阀被误关;教了客户看阀门位置' },
    }),
  )
  await stage.as('zhao', stage.at(how.days, '15:30'), ctx =>
    closeCase(ctx, received.caseId, { outcome: 'solved by phone', word: '' }),
  )
}

/** Solved while the customer was on the line. */
export async function phoneSolved(stage: Stage, trouble: Trouble, how: { days: number }): Promise<void> {
  const { caseId } = await stage.as('sun', stage.at(how.days, '09:20'), ctx =>
    receiveCall(ctx, {
      ...told(trouble),
      ending: { as: 'solved', told: '仪表断电重启后恢复;说明了停电后的设置' },
    }),
  )
  await stage.as('sun', stage.at(how.days, '09:31'), ctx =>
    closeCase(ctx, caseId, { outcome: 'solved by phone', word: '' }),
  )
}
