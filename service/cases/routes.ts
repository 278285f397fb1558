import { serveFile } from '#core/http/serve-file.ts'
import { route } from '#core/routes.ts'
import { exportRoute } from '#service/people/exports/table.ts'
import { amend, note } from './actions.ts'
import { attach, attachedFile, attachments, takeAway } from './attachments.ts'
import { answersOfCase } from './contract/answers.ts'
import * as attached from './contract/attachments.ts'
import { exportCases } from './contract/exports.ts'
import * as past from './contract/past.ts'
import { amendCase, caseTimeline, listCases, noteInCase, readCase } from './contract.ts'
import { caseTable } from './out/cases.ts'
import { knowRepairer, recordByHand, tryListAgain } from './past.ts'
import { pastServiceOf, pastServicesOfList, unknownRepairers } from './queries/past.ts'
import * as queries from './queries.ts'

export const routes = [
  exportRoute(exportCases, caseTable),
  route(listCases, (ctx, { query }) => queries.listCases(ctx, query)),
  route(readCase, (ctx, { params }) => queries.readCase(ctx, params.id)),
  route(caseTimeline, (ctx, { params, query }) => queries.caseTimeline(ctx, params.id, query)),
  route(amendCase, async (ctx, { params, body }) => {
    await amend(ctx, params.id, body)
    return queries.lineOf(ctx, params.id)
  }),
  route(attached.attachmentsOfCase, (ctx, { params }) => attachments(ctx, params.id)),
  route(attached.attachToCase, async (ctx, { params, body }) => ({
    id: await attach(ctx, params.id, body.file),
  })),
  serveFile(attached.caseAttachmentContent, (ctx, { params }) => attachedFile(ctx, params.id)),
  route(attached.takeCaseAttachmentAway, async (ctx, { params }) => {
    await takeAway(ctx, params.id)
    return params
  }),
  route(past.pastServiceOfCase, (ctx, { params }) => pastServiceOf(ctx, params.id)),
  route(past.pastServicesOfList, (ctx, { params }) => pastServicesOfList(ctx, params.id)),
  route(past.pastServicesAgain, async (ctx, { params }) => {
    await tryListAgain(ctx, params.id)
    return pastServicesOfList(ctx, params.id)
  }),
  route(past.recordPastService, (ctx, { params, body }) => recordByHand(ctx, params.id, body)),
  route(past.unknownRepairers, ctx => unknownRepairers(ctx)),
  route(past.knowRepairer, async (ctx, { body }) => ({
    services: await knowRepairer(ctx, body.name, body.staff),
  })),
  route(answersOfCase, (ctx, { params }) => queries.answersOfCase(ctx, params.id)),
  route(noteInCase, async (ctx, { params, body }) => ({ id: await note(ctx, params.id, body.text) })),
]

export const finds = [{ kind: 'case', cards: queries.cards }]
