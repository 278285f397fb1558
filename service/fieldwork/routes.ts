import { route } from '#core/routes.ts'
import * as deeds from './actions.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'

export const routes = [
  route(contract.checkIn, (ctx, { params, body }) => deeds.checkIn(ctx, params.id, body)),
  route(contract.finishVisit, (ctx, { params, body }) => deeds.finishVisit(ctx, params.id, body)),
  route(contract.breakOffVisit, (ctx, { params, body }) => deeds.breakOffVisit(ctx, params.id, body)),
  route(contract.attributeFault, (ctx, { params, body }) => deeds.attributeFault(ctx, params.id, body)),
  route(contract.readJob, (ctx, { params }) => queries.readJob(ctx, params.id)),
  route(contract.visitsToCase, (ctx, { params }) => queries.visitsToCase(ctx, params.id)),
  route(contract.repairCard, (ctx, { params, query }) => queries.repairCard(ctx, params.id, query)),
  route(contract.toAttribute, (ctx, { query }) => queries.toAttribute(ctx, query)),
]
