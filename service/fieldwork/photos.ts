import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { openFile, type StoredFile, takeFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import { about, lock as lockCase } from '#service/cases/actions.ts'
import { whoActs } from '#service/hotline/actions.ts'
import type * as contract from './contract.ts'
import { seesAllVisits, whyNotPhoto, whyNotTakeBack } from './rules.ts'
import * as store from './store/evidence.ts'
import { deviceOfVisit, hasJobAt } from './store/surroundings.ts'
import { visitById } from './store/visits.ts'

/** His own visit, ended or not, with its case locked. */
async function photographed(ctx: Context, visitId: Uuid) {
  const seen = known(await visitById(ctx, visitId))
  if (seen.technician !== ctx.actor.staff) throw new Unknown()
  const held = await lockCase(ctx, seen.caseId)
  return { visit: known(await visitById(ctx, visitId)), held }
}

/** @throws Unknown, also for a file that somebody else sent; Refusal of PHOTO_REFUSES */
export async function keepPhoto(
  ctx: Context,
  visitId: Uuid,
  { file, moment }: z.output<(typeof contract.keepPhoto)['body']>,
): Promise<Uuid> {
  const { visit, held } = await photographed(ctx, visitId)
  const { mediaType } = await takeFile(ctx, file)
  const photos = await store.countPhotos(ctx, visitId)
  refuse(whyNotPhoto({ endedAt: visit.endedAt, photos }, mediaType, ctx.now))
  const id = uuidv7()
  await store.insertPhoto(ctx, { id, visitId, file, moment })
  await announce(ctx, 'photo kept', visitId, [held.id, ...about(held)], { photo: id, moment })
  return id
}

/** A slip: the wrong house, somebody's face. Nobody is shown it any more. @throws Unknown; Refusal */
export async function takePhotoBack(ctx: Context, photoId: Uuid): Promise<void> {
  const seen = known(await store.photoById(ctx, photoId))
  const { visit, held } = await photographed(ctx, seen.visit)
  known(await store.photoById(ctx, photoId))
  refuse(whyNotTakeBack(visit, ctx.now))
  await store.insertTakenBack(ctx, photoId, whoActs(ctx))
  await announce(ctx, 'photo taken back', visit.id, [held.id, ...about(held)], { photo: photoId })
}

/**
 * A photo's file for whoever may see the visit: the office, who took it, and who is sent to that machine.
 * @throws Unknown
 */
export async function photoFile(ctx: Context, photoId: Uuid): Promise<StoredFile> {
  const { visit: visitId, file } = known(await store.photoById(ctx, photoId))
  if (!seesAllVisits(ctx.actor.roles)) {
    const visit = known(await visitById(ctx, visitId))
    const device = await deviceOfVisit(ctx, visitId)
    const sent = device !== null && (await hasJobAt(ctx, device))
    if (visit.technician !== ctx.actor.staff && !sent) throw new Unknown()
  }
  return openFile(ctx, file)
}
