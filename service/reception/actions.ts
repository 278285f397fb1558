import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { refuse } from '#core/refusal.ts'
import { about, type LockedCase, lock as lockCase, open, talkedAbout } from '#service/cases/actions.ts'
import { whyNotWork } from '#service/cases/rules.ts'
import { type Logged, log, survivor, whoActs } from '#service/hotline/actions.ts'
import type { Channel } from '#service/hotline/contract.ts'
import type { ToldAnswer } from '#service/knowledge/contract/uses.ts'
import {
  keep,
  keepableOf,
  make,
  type Owed,
  openPromisesOf,
  owe,
  reportedBack,
  tried,
} from '#service/promises/actions.ts'
import type { Raising } from '#service/promises/contract/raisings.ts'
import { raise } from '#service/promises/raisings.ts'
import { solvedByAnswer, tellAnswer } from './answers.ts'
import type { Call, Ending } from './contract.ts'
import { mostUrgent, owedFor, owesNext, whyNotEnd, whyNotKeepThese } from './rules.ts'
import * as store from './store.ts'

/**
 * What came of a call so far: the words are logged, the case is open and locked; nothing has been promised
 * yet. `evidence` is the journal entry of the words (`toldIn` of what is promised in them), `at` the moment
 * it proves.
 */
export type Taken = {
  conversationId: Uuid
  evidence: Uuid
  at: Temporal.Instant
  held: LockedCase
  opened: boolean
}

/**
 * Logs a call and opens its case, or continues the one that it is about. Nothing is promised here:
 * receiveCall promises a callback, dispatch a visit window, in the same transaction.
 * @param helped what came of the answer that was told, as in tellAnswer
 * @throws Unknown; Refusal with the codes of CALL_REFUSES
 */
export async function takeCall(ctx: Context, call: Call, helped: boolean | null): Promise<Taken> {
  const { answer, ...rest } = call
  const came = await intoCase(ctx, rest)
  if (answer !== undefined) await tellAnswer(ctx, came.held, answer, helped)
  return came
}

async function intoCase(ctx: Context, call: Omit<Call, 'answer'>): Promise<Taken> {
  const { about: what, raised = [], ...words } = call
  const known = 'caseId' in what ? await lockCase(ctx, what.caseId) : null
  const logged = await log(ctx, { ...words, direction: 'in' })
  if (known) {
    if ((await survivor(ctx, known.customerId)) !== logged.customerId) refuse('not a case of this customer')
    refuse(whyNotWork(known))
    await talkedAbout(ctx, known, logged.id)
    return taken(ctx, logged, known, { opened: false, raised })
  }
  const trouble = 'trouble' in what ? what.trouble : undefined
  if (!trouble) throw new Error('a call is about a case or about a trouble')
  const opened = await open(ctx, { customerId: logged.customerId, trouble, conversationId: logged.id })
  return taken(ctx, logged, opened, { opened: true, raised })
}

type Came = { opened: boolean; raised: readonly Raising[] }

async function taken(
  ctx: Context,
  logged: Logged,
  held: LockedCase,
  { opened, raised }: Came,
): Promise<Taken> {
  await announce(ctx, 'call received', logged.id, [held.id, ...about(held)], { opened })
  for (const one of raised) await raise(ctx, held, one)
  return { conversationId: logged.id, evidence: logged.evidence, at: logged.at, held, opened }
}

/**
 * The first line's deed, in one transaction: the words logged, the case opened or continued, a definite time
 * promised. Whoever answers sees to the callback. Without a time the standards say what the customer is owed.
 * Who rings before we call him back, and is told then, was told by us all the same: `keeps`.
 */
export async function receiveCall(
  ctx: Context,
  call: Call & { ending: Ending; keeps?: readonly Uuid[] | undefined },
) {
  const { ending, keeps, ...words } = call
  const helped = ending.as === 'solved' ? true : null
  const { held, opened, at, ...logged } = await takeCall(ctx, words, helped)
  const told = { evidence: logged.evidence, at }
  for (const id of await whichToKeep(ctx, held.id, keeps ?? [])) await keep(ctx, id, told)
  if (!opened && ending.as !== 'left open') await reportedBack(ctx, held.id, told)
  if (!opened && ending.as === 'solved') await solvedByAnswer(ctx, held.id, call.answer)
  const promises = await end(ctx, ending, logged, held, opened ? 'opened' : 'continued')
  return { conversationId: logged.conversationId, caseId: held.id, caseNumber: held.number, promises }
}

type Said = Pick<Taken, 'conversationId' | 'evidence'>

/**
 * How a conversation ends for the customer: with a promise, a solution, or with what the standards owe him.
 */
async function end(
  ctx: Context,
  ending: Ending,
  said: Said,
  held: LockedCase,
  deed: 'opened' | 'continued' | 'called back',
): Promise<Owed[]> {
  switch (ending.as) {
    case 'callback': {
      const { dueAt, about } = ending
      const what = { kind: 'callback', caseId: held.id, held, toldIn: said.evidence } as const
      const id = await make(ctx, { ...what, dueAt, about })
      return [{ id, kind: 'callback', dueAt }]
    }
    case 'solved':
      await solve(ctx, said.conversationId, held, ending.told)
      return []
    case 'left open': {
      const toCome = await openPromisesOf(ctx, held.id)
      if (!owesNext(ending.as, toCome.length)) return []
      const subjectId = deed === 'opened' ? held.id : said.conversationId
      return owe(ctx, owedFor(deed), { caseId: held.id, subjectId })
    }
  }
}

async function solve(ctx: Context, conversationId: Uuid, held: LockedCase, told: string): Promise<void> {
  await store.insertSolution(ctx, {
    conversation_id: conversationId,
    case_id: held.id,
    at: ctx.now,
    by: whoActs(ctx),
    told,
  })
  // After somebody was there it is not the phone that solved it: the customer only says so on it.
  const event = (await store.wasVisited(ctx, held.id)) ? 'solution confirmed' : 'solved by phone'
  await announce(ctx, event, conversationId, [held.id, ...about(held)])
}

export type Callback = {
  channel: Channel
  contactId?: Uuid | undefined
  at?: Temporal.Instant | undefined
  said: string
  reached: boolean
  keeps?: readonly Uuid[] | undefined
  answer?: ToldAnswer | undefined
  ending: Ending
}

/**
 * Logs a call back to the customer. Reached, it keeps the promise that asked for it, with or without a
 * solution; without one and with nothing else to come, the standards make the next promise. Not reached, it
 * is a try.
 * @throws Unknown; Refusal with the codes of the endpoint
 */
export async function logCallback(ctx: Context, caseId: Uuid, call: Callback) {
  const held = await lockCase(ctx, caseId)
  refuse(whyNotWork(held))
  refuse(whyNotEnd(call.reached, call.ending.as))
  const { keeps, ending, answer: _, ...words } = call
  const logged = await log(ctx, { ...words, customerId: held.customerId, direction: 'out' })
  await talkedAbout(ctx, held, logged.id)
  if (call.reached) await answered(ctx, held, call)
  const said = { conversationId: logged.id, evidence: logged.evidence }
  const kept = call.reached ? await keepByCalling(ctx, caseId, logged, keeps) : []
  if (!call.reached) for (const id of await whichToKeep(ctx, caseId, keeps)) await tried(ctx, id, logged)
  const promises = call.reached ? await end(ctx, ending, said, held, 'called back') : []
  const event = call.reached && ending.as === 'left open' ? 'called back without a solution' : 'called back'
  await announce(ctx, event, logged.id, [caseId, ...about(held)], { reached: call.reached })
  return { conversationId: logged.id, kept, promises }
}

/** What came of the answers that he was told, before and now. */
async function answered(ctx: Context, held: LockedCase, { answer, ending }: Callback): Promise<void> {
  const solved = ending.as === 'solved'
  if (solved) await solvedByAnswer(ctx, held.id, answer)
  if (answer !== undefined) await tellAnswer(ctx, held, answer, solved ? true : null)
}

/**
 * A call that reached the customer keeps the callbacks that are named, else the most urgent one, and every
 * feedback that he was owed. Also for the words of a later slice: the window of a visit was told to him.
 * @throws Refusal 'not a callback of this case'
 */
export async function keepByCalling(
  ctx: Context,
  caseId: Uuid,
  logged: Pick<Logged, 'evidence' | 'at'>,
  named: readonly Uuid[] | undefined,
): Promise<Uuid[]> {
  const kept = await whichToKeep(ctx, caseId, named)
  for (const id of kept) await keep(ctx, id, logged)
  return [...kept, ...(await reportedBack(ctx, caseId, logged))]
}

/** The promises that were named, else the most urgent one; in the order of their ids (locks). */
async function whichToKeep(ctx: Context, caseId: Uuid, named: readonly Uuid[] | undefined): Promise<Uuid[]> {
  if (named?.length === 0) return []
  const keepable = await keepableOf(ctx, caseId)
  if (named === undefined) {
    const urgent = mostUrgent(keepable, ctx.now)
    return urgent === null ? [] : [urgent]
  }
  refuse(whyNotKeepThese(named, keepable))
  return [...new Set(named)].sort()
}
