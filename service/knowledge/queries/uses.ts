import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { known } from '#core/refusal.ts'
import { sameDevices } from '#service/archive/queries/same.ts'
import { readingOrder } from '../rules/tongue.ts'
import * as store from '../store/uses.ts'

const MOST_USES = 100
const MOST_LESSONS = 20

/** Which answers a case was worked with, newest first. Whoever asks has made sure that he may see it. */
export const usesAbout = (ctx: Context, about: Uuid) => store.usesAbout(ctx, about, MOST_USES)

/** @throws Unknown */
export async function lessonsOfDevice(ctx: Context, device: Uuid, reads?: Language) {
  const machine = known(await store.machine(ctx, device))
  const ids = await sameDevices(ctx, device)
  const rows = await store.lessonsFor(ctx, { ...machine, ids }, readingOrder(reads), MOST_LESSONS)
  return rows.map(({ told, ...lesson }) => ({
    ...lesson,
    told: told && { at: Temporal.Instant.from(told.at), by: told.by },
  }))
}
