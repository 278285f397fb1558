import { route } from '#core/routes.ts'
import { clockOf } from './clock.ts'
import { promiseClock } from './contract/pauses.ts'

export const pauseRoutes = [route(promiseClock, (ctx, { params }) => clockOf(ctx, params.id))]
