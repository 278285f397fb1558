import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addAnswer, putContent, setConfidence } from '#service/knowledge/contract/answers.ts'
import { attachToAnswer } from '#service/knowledge/contract/attachments.ts'
import { saveDraft } from '#service/knowledge/contract/drafts.ts'
import { noteNotFound } from '#service/knowledge/contract/not-found.ts'
import { answerLists } from './answer-lists.ts'
import type { Client } from './client.ts'
import { keepFaults } from './life-faults.ts'
import { sendPhoto } from './visits.ts'
import type { World } from './world.ts'

type Who = { agent: Client; manager: Client }

/**
 * The answer centre of a company.
 * @returns an answer; its edition in force is the second
 */
export async function answerCentre(
  world: World,
  { agent, manager }: Who,
  { line, model }: { line: Uuid; model: Uuid },
  mark: string,
): Promise<Uuid> {
  await keepFaults(manager, line, mark)
  await bringAnswersIn(world, manager, mark)
  await agent.tell(noteNotFound, { body: { text: `${mark}不上水`, model } })
  return keepAnswers(agent, manager, line, mark)
}

/**
 * An answer is written down and mended, a keeper vouches for it; a picture hangs at it, and another one is
 * begun.
 */
async function keepAnswers(agent: Client, manager: Client, line: Uuid, mark: string): Promise<Uuid> {
  const card = { kind: 'answer', language: 'zh-Hans', audience: 'internal' } as const
  const content = { title: `${mark}水不热`, body: `${mark}先看水位。`, places: { lines: [line] } }
  const { id } = await agent.tell(addAnswer, { body: { card, content, reason: `${mark}常问` } })
  const params = { id }
  await agent.tell(attachToAnswer, { params, body: { file: await sendPhoto(agent) } })
  const words = { ...content, phrasings: [`${mark}没有热水`], parts: [{ name: `${mark}真空管` }] }
  const mended = await agent.tell(putContent, { params, body: { base: 1, content: words } })
  const { edition, version } = mended
  await manager.tell(setConfidence, {
    params,
    body: { confidence: 'validated', edition, version, reason: `${mark}照做过` },
  })
  const begun = { base: null, content: { title: `${mark}漏水` } }
  await agent.tell(saveDraft, { params: { id: uuidv7() }, body: begun })
  return id
}

/** A list of answers is brought in, and another one only looked at. */
async function bringAnswersIn(world: World, manager: Client, mark: string): Promise<void> {
  const { bringIn, dryRun } = answerLists(world, manager)
  await bringIn(`编号,标题,答复\n${mark}1,${mark}显示 E1,${mark}断电一分钟\n`)
  await dryRun(`编号,标题,答复\n${mark}2,只看看,不写\n`)
}
