import { serveFile } from '#core/http/serve-file.ts'
import { route } from '#core/routes.ts'
import { exportRoute } from '#service/people/exports/table.ts'
import * as deeds from './actions.ts'
import { useAnswer } from './answers.ts'
import * as editions from './conduct-editions.ts'
import { useOnJob } from './contract/answers.ts'
import * as conduct from './contract/conduct.ts'
import { exportVisits } from './contract/exports.ts'
import * as contract from './contract.ts'
import { visitTable } from './out/visits.ts'
import * as photos from './photos.ts'
import * as queries from './queries.ts'

export const routes = [
  exportRoute(exportVisits, visitTable),
  route(contract.checkIn, (ctx, { params, body }) => deeds.checkIn(ctx, params.id, body)),
  route(contract.finishVisit, (ctx, { params, body }) => deeds.finishVisit(ctx, params.id, body)),
  route(contract.breakOffVisit, (ctx, { params, body }) => deeds.breakOffVisit(ctx, params.id, body)),
  route(contract.attributeFault, (ctx, { params, body }) => deeds.attributeFault(ctx, params.id, body)),
  route(contract.keepPhoto, async (ctx, { params, body }) => ({
    id: await photos.keepPhoto(ctx, params.id, body),
  })),
  route(contract.takePhotoBack, async (ctx, { params }) => {
    await photos.takePhotoBack(ctx, params.id)
    return { id: params.id }
  }),
  serveFile(contract.photoBytes, (ctx, { params }) => photos.photoFile(ctx, params.id)),
  route(conduct.conductList, (ctx, { query }) => editions.conductList(ctx, query.edition)),
  route(conduct.conductEditions, ctx => editions.conductEditions(ctx)),
  route(conduct.publishConduct, (ctx, { body }) => editions.publishConduct(ctx, body)),
  route(contract.readJob, (ctx, { params }) => queries.readJob(ctx, params.id)),
  route(useOnJob, async (ctx, { params, body }) => {
    await useAnswer(ctx, params.id, body)
    return params
  }),
  route(contract.visitsToCase, (ctx, { params }) => queries.visitsToCase(ctx, params.id)),
  route(contract.repairCard, (ctx, { params, query }) => queries.repairCard(ctx, params.id, query)),
  route(contract.pastServices, (ctx, { params, query }) => queries.pastServices(ctx, params.id, query)),
  route(contract.toAttribute, (ctx, { query }) => queries.toAttribute(ctx, query)),
]
