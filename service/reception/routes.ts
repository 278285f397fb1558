import { known } from '#core/refusal.ts'
import { route } from '#core/routes.ts'
import { lineOf } from '#service/cases/queries.ts'
import * as deeds from './actions.ts'
import { caller, callerAt } from './caller.ts'
import { course } from './closing.ts'
import { sendAnswer } from './contract/answers.ts'
import * as line from './contract/caller.ts'
import * as day from './contract/day-end.ts'
import * as shift from './contract/shifts.ts'
import * as team from './contract/team.ts'
import * as asked from './contract.ts'
import { clearForToday, dayEnd, dayEndByPerson } from './day-end.ts'
import { answerHandover, handovers, offerHandover } from './handovers.ts'
import { mailToCustomer } from './mail-answer.ts'
import { answerShift, offerShift, openOfShift, shiftHandovers } from './shifts.ts'
import { takeOver, teamBoard } from './team.ts'

export const routes = [
  route(line.caller, (ctx, { params }) => caller(ctx, params.id)),
  route(line.callerAt, (ctx, { query }) => callerAt(ctx, query.phone)),
  route(asked.receiveCall, (ctx, { body }) => deeds.receiveCall(ctx, body)),
  route(asked.logCallback, (ctx, { params, body }) => deeds.logCallback(ctx, params.id, body)),
  route(asked.offerHandover, async (ctx, { params, body }) => ({
    id: await offerHandover(ctx, params.id, body),
  })),
  route(asked.answerHandover, async (ctx, { params, body }) => {
    await answerHandover(ctx, params.id, body)
    return params
  }),
  route(asked.handoversOf, async (ctx, { params }) => {
    await lineOf(ctx, params.id)
    return handovers(ctx, { caseId: params.id })
  }),
  route(sendAnswer, async (ctx, { params, body }) => ({
    promise: await mailToCustomer(ctx, params.id, body),
  })),
  route(day.dayEnd, (ctx, { query }) => dayEnd(ctx, query)),
  route(day.dayEndByPerson, (ctx, { query }) => dayEndByPerson(ctx, query.day)),
  route(day.dayEndCourse, (ctx, { query }) => course(ctx, query.weeks)),
  route(day.clearForToday, (ctx, { params, body }) => clearForToday(ctx, params.id, body)),
  route(asked.myHandovers, ctx => handovers(ctx, { staff: known(ctx.actor.staff) })),
  route(shift.openOfShift, (ctx, { query }) => openOfShift(ctx, query.staff)),
  route(shift.offerShift, (ctx, { body }) => offerShift(ctx, body)),
  route(shift.answerShift, (ctx, { params, body }) => answerShift(ctx, params.id, body)),
  route(shift.myShiftHandovers, ctx =>
    shiftHandovers(ctx, { staff: known(ctx.actor.staff), roles: ctx.actor.roles }),
  ),
  route(team.teamBoard, (ctx, { query }) => teamBoard(ctx, query)),
  route(team.takeOver, async (ctx, { params }) => {
    await takeOver(ctx, params.id)
    return params
  }),
]
