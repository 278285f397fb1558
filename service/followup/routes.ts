import { route } from '#core/routes.ts'
import * as deeds from './actions.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'

export const routes = [
  route(contract.owedReturnVisits, (ctx, { query }) => queries.owedReturnVisits(ctx, query)),
  route(contract.returnVisitSheet, (ctx, { params }) => queries.returnVisitSheet(ctx, params.id)),
  route(contract.makeReturnVisit, (ctx, { params, body }) => deeds.makeReturnVisit(ctx, params.id, body)),
  route(contract.tryReturnVisit, (ctx, { params, body }) => deeds.tryReturnVisit(ctx, params.id, body)),
  route(contract.unhappyCustomers, (ctx, { query }) => queries.unhappyCustomers(ctx, query)),
  route(contract.returnVisits, (ctx, { query }) => queries.returnVisits(ctx, query)),
]
