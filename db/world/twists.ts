import type { Uuid } from '#core/ids.ts'
import { closeCase } from '#service/closing/actions.ts'
import { bookVisit, callOff, moveWindow } from '#service/dispatch/actions.ts'
import { breakOffVisit } from '#service/fieldwork/actions.ts'
import type { FaultClass } from '#service/fieldwork/rules.ts'
import { makeReturnVisit, tryReturnVisit } from '#service/followup/actions.ts'
import { logCallback, receiveCall } from '#service/reception/actions.ts'
import { answerHandover, offerHandover } from '#service/reception/handovers.ts'
import {
  type Asked,
  apologised,
  arrived,
  asked,
  bookEvening,
  type From,
  judged,
  repaired,
  settled,
  type Trouble,
  told,
  toldAndClosed,
  visited,
  window,
} from './lives.ts'
import type { Stage } from './stage.ts'

/** Lives that do not go straight: what the promises of a real service live through. */
type How = { days: number; blame: FaultClass; asked: Asked }

/** The morning's visit is moved to the day after, and the customer is told before it begins. */
export async function moved(stage: Stage, trouble: Trouble, how: How & { by: 'us' | 'customer' }) {
  const booked = await bookEvening(stage, trouble, how.days, '09:00')
  const said = how.by === 'us' ? '前一家活没完,改到明天上午' : '客户明天上午才在家'
  const again = await stage.as('lin', stage.at(how.days + 1, '08:10'), ctx =>
    moveWindow(ctx, booked.promiseId, {
      visit: { window: window(stage, how.days + 2, '09:00'), minutes: 60, why: '' },
      told: { channel: 'phone', said },
      movedBy: how.by,
    }),
  )
  const arrival = stage.at(how.days + 2, '09:15')
  const visit = await repaired(stage, trouble, again, arrival, how.blame)
  await settled(stage, trouble, { ...how, caseId: booked.caseId, visit, arrival })
}

/** A part is missing; the customer is called the same day and somebody comes again two days later. */
export async function brokenOff(stage: Stage, trouble: Trouble, how: How): Promise<void> {
  const booked = await bookEvening(stage, trouble, how.days, '09:00')
  const first = await arrived(stage, booked, stage.at(how.days + 1, '09:20'))
  await stage.as(stage.login(booked.technician.id), stage.at(how.days + 1, '10:00'), ctx =>
    breakOffVisit(ctx, first, {
      reason: 'part is missing',
      found: trouble.cause,
      next: '配件明天到店,到了就约您',
      callbackBy: stage.at(how.days + 1, '17:00'),
    }),
  )
  const again = await stage.as('lin', stage.at(how.days + 1, '16:30'), ctx =>
    bookVisit(ctx, booked.caseId, {
      visit: { window: window(stage, how.days + 3, '09:00'), minutes: 60, why: '' },
      told: { channel: 'phone', said: '配件到了,后天上午来换' },
    }),
  )
  const arrival = stage.at(how.days + 3, '09:05')
  const visit = await repaired(stage, trouble, again, arrival, how.blame)
  await settled(stage, trouble, { ...how, caseId: booked.caseId, visit, arrival })
}

async function mended(stage: Stage, trouble: Trouble, how: How, from: From) {
  const booked = await bookEvening(stage, trouble, how.days, from)
  const arrival = stage.at(how.days + 1, from === '09:00' ? '09:25' : '14:20')
  const visit = await repaired(stage, trouble, booked, arrival, how.blame)
  await judged(stage, visit, arrival.add({ hours: 2 }), how.blame)
  return { caseId: booked.caseId, visit, arrival, asked: how.asked }
}

/** Three tries, nobody answers: not reached, and closed all the same. */
export async function notReached(stage: Stage, trouble: Trouble, how: How): Promise<void> {
  const { caseId, visit } = await mended(stage, trouble, how, '09:00')
  for (const time of ['13:00', '15:30', '18:00']) {
    await stage.as('he', stage.at(how.days + 1, time), ctx =>
      tryReturnVisit(ctx, visit, { channel: 'phone', note: '无人接听' }),
    )
  }
  await stage.as('lin', stage.at(how.days + 2, '09:40'), ctx =>
    closeCase(ctx, caseId, { outcome: 'solved', word: '三次回访无人接听,已留言' }),
  )
}

/** The return visit comes a day too late. */
export async function askedLate(stage: Stage, trouble: Trouble, how: How): Promise<void> {
  const of = await mended(stage, trouble, how, '14:00')
  await asked(stage, trouble, of, stage.at(how.days + 2, '17:40'))
  await apologised(stage, of.caseId, stage.at(how.days + 2, '17:50'), 'absent')
  await toldAndClosed(stage, of.caseId, stage.at(how.days + 2, '17:55'))
}

/** He was not content; 韩志远 rings him within two working hours and wins him back (seeds/004). */
export async function wonBack(stage: Stage, trouble: Trouble, how: How): Promise<void> {
  const { caseId, visit, arrival } = await mended(stage, trouble, how, '09:00')
  await complained(stage, trouble, visit, arrival, stage.at(how.days + 1, '10:40'), how.asked)
  await stage.as('han', stage.at(how.days + 1, '14:00'), ctx =>
    logCallback(ctx, caseId, {
      channel: 'phone',
      reached: true,
      said: '向客户道歉,说明了原因,约定以后进门先穿鞋套',
      ending: { as: 'solved', told: '客户表示谅解;再有问题直接找我' },
    }),
  )
  await stage.as('han', stage.at(how.days + 1, '14:20'), ctx =>
    closeCase(ctx, caseId, { outcome: 'solved', word: '客户满意了' }),
  )
}

export function complained(
  stage: Stage,
  trouble: Trouble,
  visit: Uuid,
  arrival: Temporal.Instant,
  at: Temporal.Instant,
  { opinion, suggestion = '' }: Asked,
) {
  return stage.as('he', at, ctx =>
    makeReturnVisit(ctx, visit, {
      channel: 'phone',
      outcome: 'works',
      causeHeard: trouble.cause,
      repairState: 'repaired',
      arrivalSaid: arrival.add({ minutes: 30 }),
      manners: { 'wore shoe covers': false, 'was polite': true, 'left it clean': false },
      mannersWord: '没穿鞋套,地上有泥',
      satisfaction: 2,
      opinion,
      suggestion,
    }),
  )
}

/** The same machine again within two weeks: it was not mended for good. */
export async function cameBack(stage: Stage, trouble: Trouble, how: How): Promise<void> {
  const of = { ...how, from: '09:00', late: false } as const
  await visited(stage, trouble, of)
  await visited(
    stage,
    { ...trouble, symptom: '又坏了,跟上次一样' },
    { ...of, days: how.days + 12, from: '14:00' },
  )
}

/** 赵敏 takes over what 林晓燕 was asked first, and keeps her promise. */
export async function handedOver(stage: Stage, trouble: Trouble, how: { days: number }): Promise<void> {
  const received = await stage.as('lin', stage.at(how.days, '15:10'), ctx =>
    receiveCall(ctx, {
      ...told(trouble),
      ending: { as: 'callback', dueAt: stage.at(how.days, '19:00'), about: '查过上次的维修再回电' },
    }),
  )
  const offer = await stage.as('lin', stage.at(how.days, '17:20'), ctx =>
    offerHandover(ctx, received.caseId, { to: stage.id('zhao'), why: '我下班了,请晚班回电' }),
  )
  await stage.as('zhao', stage.at(how.days, '17:28'), ctx =>
    answerHandover(ctx, offer, { answer: 'accepted' }),
  )
  await stage.as('zhao', stage.at(how.days, '18:30'), ctx =>
    logCallback(ctx, received.caseId, {
      channel: 'phone',
      reached: true,
      said: `电话指导客户:${trouble.work}`,
      ending: { as: 'solved', told: trouble.explanation },
    }),
  )
  await stage.as('zhao', stage.at(how.days, '18:40'), ctx =>
    closeCase(ctx, received.caseId, { outcome: 'solved by phone', word: '' }),
  )
}

/** He does not want the visit: told in time, or after nobody came (then the promise stays broken). */
export async function calledOff(
  stage: Stage,
  trouble: Trouble,
  how: { days: number; letDown: boolean },
): Promise<void> {
  const booked = await bookEvening(stage, trouble, how.days, '09:00')
  const at = stage.at(how.days + 1, how.letDown ? '11:50' : '08:20')
  const said = how.letDown ? '等了一上午没人来,不修了' : '邻居帮忙弄好了,不用来了'
  await stage.as('lin', at, ctx =>
    callOff(ctx, booked.promiseId, {
      because: 'the customer does not want it',
      told: { channel: 'phone', said },
    }),
  )
  if (how.letDown) await apologised(stage, booked.caseId, at.add({ minutes: 5 }), 'forgotten')
  await stage.as('lin', at.add({ minutes: 10 }), ctx =>
    closeCase(ctx, booked.caseId, { outcome: 'not wanted', word: said }),
  )
}
