import { route } from '#core/routes.ts'
import * as notSent from './actions/not-sent.ts'
import { swapVisits as swap } from './actions/swap.ts'
import * as deeds from './actions.ts'
import * as needs from './contract/needs.ts'
import * as barred from './contract/not-sent.ts'
import { replanning, swapVisits } from './contract/replanning.ts'
import * as contract from './contract.ts'
import { replanning as whatToReplan } from './queries/replanning.ts'
import * as queries from './queries.ts'

export const routes = [
  route(contract.bookWhileReceiving, (ctx, { body }) => deeds.bookWhileReceiving(ctx, body)),
  route(contract.bookVisit, (ctx, { params, body }) => deeds.bookVisit(ctx, params.id, body)),
  route(contract.giveVisit, (ctx, { params, body }) => deeds.giveVisit(ctx, params.id, body)),
  route(contract.moveWindow, (ctx, { params, body }) => deeds.moveWindow(ctx, params.id, body)),
  route(contract.callOff, async (ctx, { params, body }) => {
    await deeds.callOff(ctx, params.id, body)
    return { id: params.id }
  }),
  route(contract.acceptJob, async (ctx, { params }) => {
    await deeds.acceptJob(ctx, params.id)
    return { id: params.id }
  }),
  route(contract.setOut, async (ctx, { params }) => {
    await deeds.setOut(ctx, params.id)
    return { id: params.id }
  }),
  route(contract.myJobs, (ctx, { query }) => queries.myJobs(ctx, query.day)),
  route(contract.dayBoard, (ctx, { query }) => queries.dayBoard(ctx, query.day)),
  route(contract.suggestions, (ctx, { query }) => queries.suggest(ctx, query)),
  route(contract.visitsOfCase, (ctx, { params }) => queries.visitsOfCase(ctx, params.id)),
  route(needs.needsOfLines, ctx => queries.needsOfLines(ctx)),
  route(needs.setNeeds, async (ctx, { params, body }) => {
    await deeds.setNeeds(ctx, params.id, body.skillIds)
    return { id: params.id }
  }),
  route(barred.whoIsNotSent, (ctx, { params }) => queries.whoIsNotSent(ctx, params.id)),
  route(barred.declineTechnician, async (ctx, { params, body }) => ({
    id: await notSent.declineTechnician(ctx, params.id, body),
  })),
  route(barred.takeBackDecline, async (ctx, { params, body }) => {
    await notSent.takeBackDecline(ctx, params.id, body.why)
    return { id: params.id }
  }),
  route(barred.endReview, async (ctx, { params, body }) => {
    await notSent.endReview(ctx, params.id, body.why)
    return { id: params.id }
  }),
  route(replanning, ctx => whatToReplan(ctx)),
  route(swapVisits, async (ctx, { params, body }) => ({
    planned: await swap(ctx, [params.id, body.with], body.why),
  })),
]
