import { known } from '#core/refusal.ts'
import { route } from '#core/routes.ts'
import { exportRoute } from '#service/people/exports/table.ts'
import { enterAnything, keepBy } from './any-kind.ts'
import { followUp, toFollowUp } from './breaches.ts'
import { keepPromise, promiseAnything } from './contract/any-kind.ts'
import { followUpBreach, openBreaches } from './contract/breaches.ts'
import { exportPromises } from './contract/exports.ts'
import * as raised from './contract/raisings.ts'
import { promiseStory } from './contract/story.ts'
import * as asked from './contract.ts'
import { promiseTable } from './out/promises.ts'
import * as queries from './queries.ts'
import { lowerCase, raiseCase, raisingsOf } from './raisings.ts'
import { see } from './store/reminders.ts'
import { storyOf } from './story.ts'
import { promiseAndTell, renegotiateAndTell, withdrawAsTold } from './telling.ts'

export const routes = [
  route(asked.myPromises, (ctx, { query }) => queries.mine(ctx, query)),
  exportRoute(exportPromises, promiseTable),
  route(asked.ledger, (ctx, { query }) => queries.theLedger(ctx, query)),
  route(promiseStory, (ctx, { params }) => storyOf(ctx, params.id)),
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
  route(promiseAnything, async (ctx, { body }) => ({ id: await enterAnything(ctx, body) })),
  route(keepPromise, async (ctx, { params, body }) => {
    await keepBy(ctx, params.id, body)
    return params
  }),
  route(openBreaches, (ctx, { query }) => toFollowUp(ctx, query)),
  route(followUpBreach, async (ctx, { params, body }) => ({
    id: params.id,
    next: await followUp(ctx, params.id, body),
  })),
  route(raised.raiseCase, async (ctx, { params, body }) => {
    await raiseCase(ctx, params.id, body)
    return params
  }),
  route(raised.lowerCase, async (ctx, { params }) => {
    await lowerCase(ctx, params.id, params.why)
    return { id: params.id }
  }),
  route(raised.caseRaisings, async (ctx, { params }) => ({ items: await raisingsOf(ctx, params.id) })),
  route(asked.myReminders, (ctx, { query }) => queries.myReminders(ctx, query.limit)),
  route(asked.seeReminder, async (ctx, { params }) => {
    const who = { staff: known(ctx.actor.staff), roles: ctx.actor.roles }
    known((await see(ctx, params.id, params.stage, who)) || null)
    return { id: params.id }
  }),
]
