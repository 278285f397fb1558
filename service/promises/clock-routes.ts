import type { Context } from '#core/context.ts'
import { route } from '#core/routes.ts'
import * as asked from './contract/clocks.ts'
import { movedBy } from './moved.ts'
import { pause, resume } from './pauses.ts'
import { preview } from './preview.ts'
import { newest, type Why } from './store/following.ts'

export const clockRoutes = [
  route(asked.previewBook, (ctx, { body }) => preview(ctx, body)),
  route(asked.pausePromise, async (ctx, { params, body }) => ({
    ...params,
    dueAt: await pause(ctx, params.id, body),
  })),
  route(asked.resumePromise, async (ctx, { params }) => ({ ...params, dueAt: await resume(ctx, params.id) })),
  route(asked.followingProgress, progress),
  route(asked.movedPromises, (ctx, { params, query }) => movedBy(ctx, params.id, query)),
]

const none = {
  id: null,
  why: null,
  edition: 0,
  begunAt: null,
  finishedAt: null,
  looked: 0,
  moved: 0,
  ended: 0,
}

async function progress(ctx: Context): Promise<asked.Progress> {
  const run = await newest(ctx)
  if (run === undefined) return none
  const { id, edition, begun_at: begunAt, finished_at: finishedAt, looked, moved, ended } = run
  return { id, why: run.why as Why, edition, begunAt, finishedAt, looked, moved, ended }
}
