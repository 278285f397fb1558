import { serveFile } from '#core/http/serve-file.ts'
import { route } from '#core/routes.ts'
import * as changed from './actions/answers.ts'
import * as attached from './actions/attachments.ts'
import * as typed from './actions/drafts.ts'
import * as contract from './contract/answers.ts'
import * as attachmentContract from './contract/attachments.ts'
import * as draftContract from './contract/drafts.ts'
import * as editionContract from './contract/editions.ts'
import * as timelineContract from './contract/timeline.ts'
import { answers, getAnswer } from './queries/answers.ts'
import { draftOf, drafts } from './queries/drafts.ts'
import { edition, editions } from './queries/editions.ts'
import { answerTimeline } from './queries/timeline.ts'

/** Answers, their editions, drafts and files. */
export const routes = [
  route(contract.listAnswers, (ctx, { query }) => answers(ctx, query)),
  route(contract.readAnswer, (ctx, { params }) => getAnswer(ctx, params.id)),
  route(contract.addAnswer, async (ctx, { body }) => getAnswer(ctx, await changed.addAnswer(ctx, body))),
  route(contract.putContent, async (ctx, { params, body }) => {
    await changed.putContent(ctx, params.id, body)
    return getAnswer(ctx, params.id)
  }),
  route(contract.changeCard, async (ctx, { params, body }) => {
    await changed.changeCard(ctx, params.id, body)
    return getAnswer(ctx, params.id)
  }),
  route(contract.setConfidence, async (ctx, { params, body }) => {
    await changed.setConfidence(ctx, params.id, body)
    return getAnswer(ctx, params.id)
  }),
  route(contract.handOutAnswers, async (ctx, { body }) => ({
    changed: await changed.handOutAnswers(ctx, body),
  })),

  route(editionContract.listEditions, (ctx, { params, query }) => editions(ctx, params.id, query)),
  route(editionContract.readEdition, (ctx, { params }) => edition(ctx, params.id, params.number)),
  route(editionContract.restoreEdition, async (ctx, { params, body }) => {
    await changed.restoreEdition(ctx, params.id, params.number, body)
    return getAnswer(ctx, params.id)
  }),

  route(timelineContract.answerTimeline, (ctx, { params, query }) => answerTimeline(ctx, params.id, query)),

  route(draftContract.saveDraft, async (ctx, { params, body }) => {
    await typed.saveDraft(ctx, params.id, body)
    return { savedAt: ctx.now }
  }),
  route(draftContract.readDraft, (ctx, { query }) => draftOf(ctx, query.answer)),
  route(draftContract.listDrafts, (ctx, { query }) => drafts(ctx, query)),
  route(draftContract.throwDraftAway, async (ctx, { params }) => {
    await typed.throwDraftAway(ctx, params.id)
    return { answer: params.id }
  }),

  route(attachmentContract.attachmentsOfAnswer, (ctx, { params }) => attached.attachments(ctx, params.id)),
  route(attachmentContract.attachToAnswer, async (ctx, { params, body }) => ({
    id: await attached.attach(ctx, params.id, body.file),
  })),
  serveFile(attachmentContract.answerAttachmentContent, (ctx, { params }) =>
    attached.attachedFile(ctx, params.id),
  ),
  route(attachmentContract.takeAnswerAttachmentAway, async (ctx, { params }) => {
    await attached.takeAway(ctx, params.id)
    return { id: params.id }
  }),
]
