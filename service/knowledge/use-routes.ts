import { known } from '#core/refusal.ts'
import { route } from '#core/routes.ts'
import { tellLesson } from './actions/uses.ts'
import * as contract from './contract/uses.ts'
import { lessonsOfDevice } from './queries/uses.ts'
import { machine } from './store/uses.ts'

/** What answers were used for. Telling one on the phone, sending and reading it are deeds of later slices. */
export const useRoutes = [
  route(contract.lessonsOfDevice, (ctx, { params, query }) => lessonsOfDevice(ctx, params.id, query.reads)),
  route(contract.tellLesson, async (ctx, { params, body }) => {
    const { customer } = known(await machine(ctx, params.id))
    const { id } = await tellLesson(ctx, body, { device: params.id, customer, about: null })
    return { id }
  }),
]
