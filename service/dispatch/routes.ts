import { route } from '#core/routes.ts'
import * as deeds from './actions.ts'
import * as contract from './contract.ts'
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
  route(contract.needsOfLines, ctx => queries.needsOfLines(ctx)),
  route(contract.setNeeds, async (ctx, { params, body }) => {
    await deeds.setNeeds(ctx, params.id, body.skillIds)
    return { id: params.id }
  }),
]
