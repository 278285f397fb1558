import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { ToldAnswer } from '../contract/uses.ts'
import { type Said, wayInWords } from '../rules/guidance.ts'
import type { HowUsed } from '../rules/words.ts'
import * as store from '../store/uses.ts'

const EVENTS = {
  told: 'answer told',
  sent: 'answer sent',
  lesson: 'lesson told',
  'read on a visit': 'answer read on a visit',
} as const satisfies Record<HowUsed, string>

export type ToUse = {
  answer: Uuid
  edition: number
  how: HowUsed
  /** The case; null where there is none. */
  about: Uuid | null
  device: Uuid | null
  /** On whose timeline it stands, too. */
  customer: Uuid | null
  /** Whether it helped, where that is known already; of what is told only. */
  solved?: boolean | null
}

/** `evidence`: the journal entry that proves it. */
type Noted = { id: Uuid; evidence: Uuid; said: store.SaidThen }

/**
 * Notes that an answer was used, as it stood when it was read. Whoever calls has made sure that case and
 * device are there. @throws Unknown for an edition that is none; Refusal 'the answer is archived'
 */
export async function noteUse(ctx: Context, it: ToUse): Promise<Noted> {
  const said = known(await store.saidThen(ctx, it.answer, it.edition))
  refuse(said.confidence === 'archived' ? 'the answer is archived' : null)
  const solved = it.how === 'told' ? (it.solved ?? null) : null
  const id = uuidv7()
  store.insertUse(ctx, {
    id,
    answer_id: it.answer,
    edition: it.edition,
    how: it.how,
    about: it.about,
    device_id: it.device,
    used_at: ctx.now,
    used_by: ctx.actor.staff,
    solved,
    solved_at: solved === null ? null : ctx.now,
    contradicted_at: null,
  })
  const about = [it.about, it.customer, it.device]
  const codes = { use: id, edition: it.edition, solved }
  const evidence = await announce(ctx, EVENTS[it.how], it.answer, about, codes)
  return { id, evidence, said }
}

/**
 * The customer was told an answer, with its guidance walked so far. Answers its title, and the way in words:
 * what was said and what he replied. @throws Unknown; Refusal of USE_REFUSES
 */
export async function tell(
  ctx: Context,
  told: ToldAnswer,
  to: Pick<ToUse, 'about' | 'device' | 'customer' | 'solved'>,
): Promise<{ number: number; title: string; way: string[] }> {
  const { way, ...which } = told
  const { said } = await noteUse(ctx, { ...which, ...to, how: 'told' })
  refuse(isOfThese(said.steps, way) ? null : 'this answer never said so')
  return { number: said.number, title: said.title, way: wayInWords(said.steps, way) }
}

/** Where the teller ended it himself, the step that he stood at has no reply. */
const isOfThese = (steps: store.SaidThen['steps'], way: readonly Said[]) =>
  way.every(({ step, reply }) => {
    const said = steps.find(one => one.id === step)
    return said && (reply === null || said.branches.some(branch => branch.reply === reply))
  })

/** What was told in a case helped: the last of it, unless nobody was told anything. */
export const markSolved = (ctx: Context, about: Uuid) => settle(ctx, about, 'last')

/** Somebody had to come: what was told had not helped. */
export const markUnsolved = (ctx: Context, about: Uuid) => settle(ctx, about, 'none')

async function settle(ctx: Context, about: Uuid, helped: 'last' | 'none'): Promise<void> {
  for (const one of await store.settleTold(ctx, about, helped)) {
    const event = one.solved ? 'answer helped' : 'answer did not help'
    await announce(ctx, event, one.answer, [about, one.device], { use: one.id })
  }
}

/** The case was opened again: what was said to have helped had not. */
export async function markContradicted(ctx: Context, about: Uuid): Promise<void> {
  const found = await store.contradict(ctx, about)
  await announceAll(
    ctx,
    'answer contradicted',
    found.map(one => ({
      subject: one.answer,
      about: [about, ...(one.device === null ? [] : [one.device])],
      data: { use: one.id },
    })),
  )
}

/** @throws Unknown; Refusal of tellLesson.refuses */
export async function tellLesson(
  ctx: Context,
  it: { answer: Uuid; edition: number },
  to: Pick<ToUse, 'about' | 'device' | 'customer'>,
): Promise<Pick<Noted, 'id' | 'evidence'>> {
  const { said, ...noted } = await noteUse(ctx, { ...it, ...to, how: 'lesson' })
  refuse(said.kind === 'lesson' ? null : 'this is no lesson')
  return noted
}

/** Read beside the machine; twice on one visit is once. @throws Unknown; Refusal 'the answer is archived' */
export async function readOnVisit(
  ctx: Context,
  it: { answer: Uuid; edition: number; by: Uuid },
  to: Pick<ToUse, 'device' | 'customer'> & { about: Uuid },
): Promise<void> {
  const { by, ...which } = it
  const how = 'read on a visit' as const
  if (await store.wasUsed(ctx, { answer: it.answer, how, about: to.about, by })) return
  await noteUse(ctx, { ...which, ...to, how })
}
