import { route } from '#core/routes.ts'
import * as faults from './actions/faults.ts'
import { setPublicAddress } from './actions/public.ts'
import * as words from './actions/synonyms.ts'
import * as contract from './contract/faults.ts'
import { modelFile, productLineFile } from './contract/products.ts'
import * as publicContract from './contract/public.ts'
import * as synonymContract from './contract/synonyms.ts'
import { faults as listFaults } from './queries/faults.ts'
import * as products from './queries/products.ts'
import { publicPage } from './queries/public.ts'
import { synonyms } from './queries/synonyms.ts'

/** Fault codes, what is known of a product, the words that customers use, and where they read. */
export const faultRoutes = [
  route(contract.listFaults, (ctx, { query }) => listFaults(ctx, query)),
  route(contract.addFault, async (ctx, { body }) => ({ id: await faults.addFault(ctx, body) })),
  route(contract.editFault, async (ctx, { params, body }) => ({
    id: await faults.editFault(ctx, params.id, body),
  })),
  route(contract.moveFault, async (ctx, { params, body }) => ({
    id: await faults.moveFault(ctx, params.id, body),
  })),
  route(contract.putFaultAway, async (ctx, { params }) => ({
    id: await faults.putFaultAway(ctx, params.id),
  })),
  route(contract.bringFaultBack, async (ctx, { params }) => ({
    id: await faults.bringFaultBack(ctx, params.id),
  })),
  route(productLineFile, (ctx, { params }) => products.productLineFile(ctx, params.id)),
  route(modelFile, (ctx, { params }) => products.modelFile(ctx, params.id)),
  route(synonymContract.listSynonyms, ctx => synonyms(ctx)),
  route(synonymContract.noteSynonyms, async (ctx, { body }) => ({
    id: await words.noteSynonyms(ctx, body.words),
  })),
  route(synonymContract.takeSynonymsBack, async (ctx, { params }) => ({
    id: await words.takeSynonymsBack(ctx, params.id),
  })),
  route(publicContract.publicPage, ctx => publicPage(ctx)),
  route(publicContract.setPublicAddress, async (ctx, { body }) => {
    await setPublicAddress(ctx, body)
    return publicPage(ctx)
  }),
]
