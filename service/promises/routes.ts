import { known } from '#core/refusal.ts'
import { route } from '#core/routes.ts'
import { exportRoute } from '#service/people/exports/table.ts'
import { exportPromises } from './contract/exports.ts'
import * as asked from './contract.ts'
import { promiseTable } from './out/promises.ts'
import * as queries from './queries.ts'
import { see } from './store.ts'
import { promiseAndTell, renegotiateAndTell, withdrawAsTold } from './telling.ts'

export const routes = [
  route(asked.myPromises, (ctx, { query }) => queries.mine(ctx, query)),
  exportRoute(exportPromises, promiseTable),
  route(asked.ledger, (ctx, { query }) => queries.theLedger(ctx, query)),
  route(asked.keepingRate, (ctx, { query }) => queries.keepingRate(ctx, query)),
  route(asked.makePromise, async (ctx, { params, body }) => ({
    id: await promiseAndTell(ctx, params.id, body),
  })),
  route(asked.renegotiatePromise, async (ctx, { params, body }) => ({
    id: await renegotiateAndTell(ctx, params.id, body),
  })),
  route(asked.withdrawPromise, async (ctx, { params, body }) => {
    await withdrawAsTold(ctx, params.id, body)
    return params
  }),
  route(asked.myReminders, (ctx, { query }) => queries.myReminders(ctx, query.limit)),
  route(asked.seeReminder, async (ctx, { params }) => {
    const who = { staff: known(ctx.actor.staff), roles: ctx.actor.roles }
    known((await see(ctx, params.id, params.stage, who)) || null)
    return { id: params.id }
  }),
]
