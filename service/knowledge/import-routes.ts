import { serveStream } from '#core/http/serve-stream.ts'
import { reaction } from '#core/reactions.ts'
import { route } from '#core/routes.ts'
import * as contract from './contract/imports.ts'
import * as lists from './importing/lists.ts'
import { refusedAnswers } from './importing/refused.ts'
import { answerListReport, listAnswerLists, rowsOfAnswerList } from './importing/report.ts'
import { GOES_ON, goOn } from './importing/stages.ts'
import { exportRoutes } from './out/answers.ts'

/** Lists of answers that come in, and answers that leave. */
export const importRoutes = [
  ...exportRoutes,
  route(contract.readAnswerList, async (ctx, { body }) =>
    answerListReport(ctx, await lists.readAnswerList(ctx, body.file)),
  ),
  route(contract.listAnswerLists, (ctx, { query }) => listAnswerLists(ctx, query)),
  route(contract.answerListReport, (ctx, { params }) => answerListReport(ctx, params.id)),
  route(contract.answerListRows, (ctx, { params, query }) => rowsOfAnswerList(ctx, params.id, query)),
  route(contract.mapAnswerList, async (ctx, { params, body }) => {
    await lists.mapAnswerList(ctx, params.id, body)
    return answerListReport(ctx, params.id)
  }),
  route(contract.runAnswerList, async (ctx, { params }) => {
    await lists.startAnswerList(ctx, params.id)
    return answerListReport(ctx, params.id)
  }),
  route(contract.answerListAgain, async (ctx, { params }) => {
    await lists.goOnAgain(ctx, params.id)
    return answerListReport(ctx, params.id)
  }),
  route(contract.cancelAnswerList, async (ctx, { params }) => {
    await lists.cancelAnswerList(ctx, params.id)
    return answerListReport(ctx, params.id)
  }),
  route(contract.undoAnswerList, async (ctx, { params }) => {
    await lists.undoAnswerList(ctx, params.id)
    return answerListReport(ctx, params.id)
  }),
  serveStream(contract.refusedAnswers, ({ house }, known, { params, query }) =>
    refusedAnswers(house, known, params.id, query),
  ),
]

/** A list goes on some hundred rows a transaction; each reaction does some and announces the next. */
export const importReactions = [
  reaction({
    name: GOES_ON,
    on: 'answer list goes on',
    do: (ctx, entry) => goOn(ctx, entry.subject, Number((entry.data as { turn?: number }).turn)),
  }),
]
