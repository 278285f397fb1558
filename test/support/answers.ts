import { addAnswer, putContent, readAnswer, setConfidence } from '#service/knowledge/contract/answers.ts'
import type { Confidence } from '#service/knowledge/rules/words.ts'
import type { Client } from './client.ts'

export const card = { kind: 'answer', language: 'zh-Hans', audience: 'internal' } as const
export const water = { title: '水不热', body: '先看**水位**。' }
type Words = typeof water & Record<string, unknown>

/** Writes an answer down. @param more of its card */
export const written = (who: Client, content: Words = water, more: object = {}) =>
  who.tell(addAnswer, { body: { card: { ...card, ...more }, content } })

/** Puts other words in force. @param base the edition that was read */
export const put = (who: Client, id: string, base: number, content: Words, reason = '') =>
  who.ask(putContent, { params: { id }, body: { base, content, reason } })

export const read = (who: Client, id: string) => who.tell(readAnswer, { params: { id } })

/** Says how far the answer, as it stands now, may be trusted. */
export async function trust(who: Client, id: string, confidence: Confidence) {
  const { edition, version } = await read(who, id)
  return who.ask(setConfidence, { params: { id }, body: { confidence, edition, version } })
}
