import { route } from '#core/routes.ts'
import * as contract from './contract.ts'
import { dashboard, reworkByInstaller } from './queries.ts'

export const routes = [
  route(contract.dashboard, (ctx, { query }) => dashboard(ctx, query)),
  route(contract.reworkByInstaller, (ctx, { query }) => reworkByInstaller(ctx, query)),
]
