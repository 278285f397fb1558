import { z } from 'zod'
import { type Context, inCompany } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import { Typed } from '../contract/drafts.ts'
import type { Content } from '../contract/shapes.ts'
import { answerThere, placesThere } from '../store/answers.ts'
import { attachments, takeAwayMineOf } from '../store/attachments.ts'
import * as store from '../store/drafts.ts'
import { worksHere } from '../store/owners.ts'

/** More of them nobody finishes. */
const MOST_DRAFTS = 500

type Entry = { base: number | null; content: Typed }

/** Keeps what is being typed. @throws Unknown, Refusal of contract.saveDraft */
export async function saveDraft(ctx: Context, answer: Uuid, { base, content }: Entry): Promise<void> {
  const there = await answerThere(ctx, answer)
  if (base !== null) known(there)
  // Saved on its way while it was put in force: what comes after that would be a draft of nothing.
  else if (there !== undefined) throw new Refusal('it is there already')
  if ((await store.draftRow(ctx, answer)) === undefined) {
    refuse((await store.countDrafts(ctx)) >= MOST_DRAFTS ? 'too many drafts' : null)
  }
  const ours = await whatIsThere(ctx, answer, content)
  await store.putDraft(ctx, { answer, base, content: z.encode(Typed, ours) })
}

/** A draft is not looked at as an answer is, but places, people and pictures that are not ours it drops. */
async function whatIsThere(ctx: Context, answer: Uuid, typed: Typed): Promise<Typed> {
  const { places, steps, card } = typed
  const there = await placesThere(ctx, places)
  const pictured = steps.some(({ picture }) => picture !== null)
  const hung = new Set(pictured ? (await attachments(ctx, answer)).map(({ id }) => id) : [])
  const owner = card?.owner != null && (await worksHere(ctx, card.owner)) ? card.owner : null
  return {
    ...typed,
    places: { ...there, faults: there.faults.map(({ id }) => id) },
    steps: steps.map(step => (step.picture && hung.has(step.picture) ? step : { ...step, picture: null })),
    card: card && { ...card, owner },
  }
}

/**
 * Keeps what was typed while the deed that brings it is refused: in a transaction of its own, since a refusal
 * undoes all that its deed wrote (docs/decisions/0045).
 */
export async function keepDraftAside(
  ctx: Context,
  answer: Uuid,
  base: number,
  typed: Content,
): Promise<void> {
  if (ctx.actor.staff === null) return
  const keep = async (aside: Context) => {
    const content = z.encode(Typed, await whatIsThere(aside, answer, { ...typed, card: null }))
    await store.putDraft({ ...aside, now: ctx.now }, { answer, base, content })
  }
  await inCompany(ctx.house, ctx.company, ctx.actor, keep, { pool: ctx.house.pools.side })
}

/** @throws Unknown where he has none */
export async function throwDraftAway(ctx: Context, answer: Uuid): Promise<void> {
  if (!(await store.deleteDraft(ctx, answer))) known(null)
  if ((await answerThere(ctx, answer)) === undefined) await takeAwayMineOf(ctx, answer)
}
