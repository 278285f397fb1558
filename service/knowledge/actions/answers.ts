import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#core/context.ts'
import type { Asked } from '#core/endpoint.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import { announce } from '#core/journal.ts'
import { known, refuse, refusing } from '#core/refusal.ts'
import type * as contract from '../contract/answers.ts'
import type { Content } from '../contract/shapes.ts'
import { confidenceAfterEdit, isKeeper, whyNotAudience, whyNotConfidence, whyNotEdit } from '../rules/card.ts'
import { tidied, whyNotContent } from '../rules/content.ts'
import type { Confidence } from '../rules/words.ts'
import * as store from '../store/answers.ts'
import { deleteDraft } from '../store/drafts.ts'
import { contentOf, type EditionRow, editionRow as editionNumbered, inForce } from '../store/editions.ts'
import { worksHere } from '../store/owners.ts'
import { insertReason } from '../store/timeline.ts'
import { retitle } from '../store/titles.ts'
import { addAnswers, editionRow, placeRows } from './add-answers.ts'
import { keepDraftAside } from './drafts.ts'

/** Said before anything is looked at, and where two put one draft in force at the same moment. */
const TAKEN = { unique: 'it is there already' }

type Entry = Asked<typeof contract.addAnswer>['body']

/**
 * An answer that was not there yet; the draft under its id is done with.
 * @throws Refusal of contract.addAnswer
 */
export async function addAnswer(ctx: Context, entry: Entry): Promise<Uuid> {
  const id = entry.id ?? uuidv7()
  const { card, content, reason } = entry
  const keeper = isKeeper(ctx.actor.roles)
  refuse((await store.answerThere(ctx, id)) ? TAKEN.unique : null)
  refuse(whyNotConfidence(null, card.confidence, keeper))
  refuse(whyNotAudience(null, card.audience, keeper))
  await checkOwner(ctx, card.owner)
  await checkContent(ctx, content, null)
  await refusing(TAKEN, () => addAnswers(ctx, [{ id, card, content, reason }]))
  if (card.confidence === 'validated') await validate(ctx, id, 1)
  await deleteDraft(ctx, id)
  return id
}

type Words = Asked<typeof contract.putContent>['body']

/**
 * Other words are in force, as a new edition; the same words are none. What was typed over an edition that
 * is in force no longer stays as his draft. @throws Unknown, Refusal of contract.putContent
 */
export async function putContent(ctx: Context, id: Uuid, { base, content, reason }: Words): Promise<void> {
  const answer = await lock(ctx, id)
  const standing = known(await inForce(ctx, id))
  const now = contentOf(standing)
  const next = tidied(content)
  if (!isDeepStrictEqual(now, next)) {
    const why = whyNotEdit(answer.confidence) ?? (answer.edition === base ? null : 'changed meanwhile')
    if (why !== null) {
      await keepDraftAside(ctx, id, base, content)
      refuse(why, whoMade(standing))
    }
    await checkContent(ctx, next, now)
    const edition = await writeEdition(ctx, answer, next, reason)
    await announce(ctx, 'answer edited', id, [], { edition })
  }
  await deleteDraft(ctx, id)
}

/**
 * What it said in an earlier edition is in force again, but for places that are there no more.
 * @throws Unknown, Refusal of contract.restoreEdition
 */
export async function restoreEdition(
  ctx: Context,
  id: Uuid,
  number: number,
  { base, reason }: { base: number; reason: string },
): Promise<void> {
  const answer = await lock(ctx, id)
  const wanted = known(await editionNumbered(ctx, id, number))
  const standing = known(await inForce(ctx, id))
  refuse(whyNotEdit(answer.confidence))
  refuse(answer.edition === base ? null : 'changed meanwhile', whoMade(standing))
  const content = contentOf(wanted)
  const there = await store.placesThere(ctx, content.places)
  const places = { ...there, faults: there.faults.map(fault => fault.id) }
  const next = tidied({ ...content, places })
  refuse(isDeepStrictEqual(next, contentOf(standing)) ? 'it says so already' : null)
  refuseUnsaidDanger(next, there.faults)
  const edition = await writeEdition(ctx, answer, next, reason)
  await announce(ctx, 'answer restored', id, [], { edition, from: number })
}

/** What a refusal says of the edition that is in force. */
const whoMade = ({ madeBy, madeAt, number }: EditionRow) => ({
  by: madeBy,
  at: madeAt.toString(),
  edition: number,
})

type CardEntry = Asked<typeof contract.changeCard>['body']

/** @throws Unknown, Refusal of contract.changeCard */
export async function changeCard(ctx: Context, id: Uuid, { version, ...card }: CardEntry): Promise<void> {
  const answer = await lock(ctx, id)
  refuse(whyNotEdit(answer.confidence))
  if (answer.version !== version) await refuseMeanwhile(ctx, answer)
  refuse(whyNotAudience(answer.audience, card.audience, isKeeper(ctx.actor.roles)))
  if (card.owner !== answer.owner) await checkOwner(ctx, card.owner)
  const { kind, language, audience, owner, reviewOn } = card
  await store.changeAnswers(ctx, [id], {
    kind,
    language,
    audience,
    owner_id: owner,
    review_on: reviewOn,
  })
  await announce(ctx, 'answer card changed', id, [], whatChanged(answer, card))
}

type CardOnly = Omit<CardEntry, 'version'>

/** The timeline says what was changed, and only that. */
function whatChanged(was: CardOnly, card: CardOnly): Record<string, string | null> {
  const plain = ({ kind, language, audience, owner, reviewOn }: CardOnly) =>
    Object.entries({ kind, language, audience, owner, reviewOn: reviewOn?.toString() ?? null })
  const before = Object.fromEntries(plain(was))
  return Object.fromEntries(plain(card).filter(([name, value]) => before[name] !== value))
}

type Trust = Asked<typeof contract.setConfidence>['body']

/** @throws Unknown, Refusal of contract.setConfidence */
export async function setConfidence(ctx: Context, id: Uuid, to: Trust): Promise<void> {
  const answer = await lock(ctx, id)
  const { confidence: was } = answer
  const asRead = answer.edition === to.edition && answer.version === to.version
  if (!asRead) await refuseMeanwhile(ctx, answer)
  refuse(whyNotConfidence(was, to.confidence, isKeeper(ctx.actor.roles)))
  if (to.confidence === 'validated') {
    const content = contentOf(known(await inForce(ctx, id)))
    refuseUnsaidDanger(content, (await store.placesThere(ctx, content.places)).faults)
  }
  await store.changeAnswers(ctx, [id], { confidence: to.confidence })
  await insertReason(ctx, await sayTrust(ctx, id, was, to), to.reason)
}

/** @returns the journal entry that says it */
async function sayTrust(ctx: Context, id: Uuid, was: Confidence, to: Trust): Promise<Uuid> {
  const { confidence, edition } = to
  if (confidence === 'validated') return validate(ctx, id, edition)
  if (confidence === 'archived') return announce(ctx, 'answer archived', id)
  if (was === 'archived') return announce(ctx, 'answer brought back', id, [], { to: confidence })
  return announce(ctx, 'answer confidence changed', id, [], { from: was, to: confidence })
}

type HandOut = Asked<typeof contract.handOutAnswers>['body']

/** Many get an owner, a day, or both; what is archived or not there is left as it is. @returns how many */
export async function handOutAnswers(ctx: Context, { answers, owner, reviewOn }: HandOut): Promise<number> {
  await checkOwner(ctx, owner ?? null)
  const rows = await store.lockAnswers(ctx, answers)
  const ids = rows.filter(({ confidence }) => whyNotEdit(confidence) === null).map(({ id }) => id)
  await store.changeAnswers(ctx, ids, {
    ...(owner === undefined ? {} : { owner_id: owner }),
    ...(reviewOn === undefined ? {} : { review_on: reviewOn }),
  })
  const data = {
    ...(owner === undefined ? {} : { owner }),
    ...(reviewOn === undefined ? {} : { reviewOn: reviewOn?.toString() ?? null }),
  }
  for (const id of ids) await announce(ctx, 'answer card changed', id, [], data)
  return ids.length
}

async function lock(ctx: Context, id: Uuid): Promise<store.AnswerRow> {
  const [row] = await store.lockAnswers(ctx, [id])
  return known(row)
}

/** A keeper vouches for this edition. @returns the journal entry that says it */
async function validate(ctx: Context, answer: Uuid, edition: number): Promise<Uuid> {
  await store.insertValidation(ctx, { id: uuidv7(), answer_id: answer, edition })
  return announce(ctx, 'answer validated', answer, [], { edition })
}

/** Somebody else changed it after it was read: who, when, and which edition is in force. */
async function refuseMeanwhile(ctx: Context, answer: store.AnswerRow): Promise<void> {
  const { changedBy, changedAt, edition } = answer
  const by = changedBy === null ? null : await store.staffName(ctx, changedBy)
  refuse('changed meanwhile', { by, at: changedAt.toString(), edition })
}

async function checkOwner(ctx: Context, owner: Uuid | null): Promise<void> {
  if (owner === null) return
  refuse((await worksHere(ctx, owner)) ? null : 'no such owner')
}

/**
 * Whether this can be put in force. A fault that was put away may keep what stood there before (`now`).
 * Pictures are not looked for: one that was taken away since must not keep anybody from mending a word.
 */
async function checkContent(ctx: Context, next: Content, now: Content | null): Promise<void> {
  const problem = whyNotContent(next)
  if (problem !== null) refuse(problem.why, problem.step === undefined ? {} : { step: problem.step })
  const { lines, models, faults } = next.places
  const there = await store.placesThere(ctx, next.places)
  const all =
    there.lines.length === lines.length &&
    there.models.length === models.length &&
    there.faults.length === faults.length
  refuse(all ? null : 'no such place')
  const before = new Set(now?.places.faults)
  const away = there.faults.find(fault => fault.retired && !before.has(fault.id))
  refuse(away === undefined ? null : 'the fault is put away', { fault: away?.id })
  refuseUnsaidDanger(next, there.faults)
}

/** Nobody is guided through something dangerous without being told to stay away from it. */
function refuseUnsaidDanger({ safety }: Content, faults: readonly store.PlacedFault[]): void {
  const dangerous = safety === null ? faults.find(fault => fault.safety) : undefined
  refuse(dangerous === undefined ? null : 'this fault needs a safety stop', { fault: dangerous?.id })
}

/** Writes a new edition and puts it in force. @returns its number */
async function writeEdition(
  ctx: Context,
  answer: store.AnswerRow,
  content: Content,
  reason: string,
): Promise<number> {
  const edition = answer.edition + 1
  const confidence = confidenceAfterEdit(answer.confidence, isKeeper(ctx.actor.roles))
  const next = { answer: answer.id, edition, content, reason }
  await insertRows(ctx, 'knowledge.editions', [editionRow(ctx, next)])
  await store.clearPlaces(ctx, [answer.id])
  await insertRows(ctx, 'knowledge.places', placeRows(answer.id, content.places))
  retitle(ctx, [next])
  await store.changeAnswers(ctx, [answer.id], { edition, confidence })
  if (confidence === 'validated') await validate(ctx, answer.id, edition)
  return edition
}
