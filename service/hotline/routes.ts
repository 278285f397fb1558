import { openRoute, route } from '#core/routes.ts'
import * as settings from './actions/notice-settings.ts'
import * as tries from './actions/notice-tries.ts'
import * as told from './actions/notices.ts'
import { log } from './actions.ts'
import { tryMail, tryWebhook } from './contract/notice-tries.ts'
import * as notices from './contract/notices.ts'
import { conversationsOf, logConversation } from './contract.ts'
import * as reading from './queries/notices.ts'
import { withCustomer } from './queries.ts'

export const routes = [
  route(logConversation, async (ctx, { body }) => ({ id: (await log(ctx, body)).id })),
  route(conversationsOf, (ctx, { query }) => withCustomer(ctx, query)),
  route(notices.notices, (ctx, { query }) => reading.noticeList(ctx, query)),
  route(notices.sendAgain, (ctx, { params }) => told.sendAgain(ctx, params.id)),
  route(notices.noticeSettings, ctx => reading.noticeSettings(ctx)),
  route(notices.setMail, (ctx, { body }) => settings.setMail(ctx, body)),
  route(notices.removeMail, (ctx, { body }) => settings.removeMail(ctx, body)),
  route(notices.setWebhook, (ctx, { params, body }) => settings.setWebhook(ctx, params.audience, body)),
  route(notices.removeWebhook, (ctx, { params, body }) => settings.removeWebhook(ctx, params.audience, body)),
  route(notices.setQuiet, (ctx, { params, body }) => settings.setQuiet(ctx, params.audience, body)),
  openRoute(tryMail, (open, { body }) => tries.tryMail(open, body)),
  openRoute(tryWebhook, (open, { params, body }) => tries.tryWebhook(open, params.audience, body.to)),
  route(notices.customerAddresses, (ctx, { params }) => reading.addressesOf(ctx, params.id)),
  route(notices.agreeToNotices, (ctx, { params, body }) => told.agree(ctx, params.id, body)),
  route(notices.stopNotices, (ctx, { params, body }) => told.stop(ctx, params.id, body.channel)),
  route(notices.myNotices, ctx => reading.myNotices(ctx)),
  route(notices.setMyNotices, (ctx, { body }) => settings.setMyNotices(ctx, body)),
]
