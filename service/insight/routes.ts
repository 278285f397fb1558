import { serveStream } from '#core/http/serve-stream.ts'
import { route } from '#core/routes.ts'
import { takeCompanyOut } from './contract/company.ts'
import * as contract from './contract.ts'
import { companyArchive } from './leave/company.ts'
import * as queries from './queries.ts'

export const routes = [
  serveStream(takeCompanyOut, ({ house }, known, { query }) => companyArchive(house, known, query.language)),
  route(contract.dashboard, (ctx, { query }) => queries.dashboard(ctx, query)),
  route(contract.reworkByInstaller, (ctx, { query }) => queries.reworkByInstaller(ctx, query)),
  route(contract.trend, (ctx, { query }) => queries.trend(ctx, query)),
  route(contract.behindFigure, (ctx, { query }) => queries.behind(ctx, query)),
  route(contract.behindInstaller, (ctx, { params, query }) => queries.behindInstaller(ctx, params.id, query)),
]
