import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { addModel, addProductLine } from '#service/archive/contract/devices.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import {
  addAnswer,
  changeCard,
  handOutAnswers,
  listAnswers,
  putContent,
  readAnswer,
  setConfidence,
} from './contract/answers.ts'
import {
  answerAttachmentContent,
  attachmentsOfAnswer,
  attachToAnswer,
  takeAnswerAttachmentAway,
} from './contract/attachments.ts'
import { listDrafts, readDraft, saveDraft, throwDraftAway } from './contract/drafts.ts'
import { listEditions, readEdition, restoreEdition } from './contract/editions.ts'

let world: World
let lin: Client
let zhao: Client
let han: Client
let line: { id: string }
let model: { id: string }

beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-22T02:00:00Z')
  lin = await world.as('lin')
  zhao = await world.as('zhao')
  han = await world.as('han')
  line = await han.tell(addProductLine, { body: { name: '真空管热水器' } })
  model = await han.tell(addModel, { body: { name: 'QB-16', productLine: line.id } })
})
afterAll(() => world?.close())

const card = { kind: 'answer', language: 'zh-Hans', audience: 'internal' } as const
const water = { title: '水不热', body: '先看**水位**。' }
const written = (content: Parameters<typeof putting>[1] = water, who = lin) =>
  who.tell(addAnswer, { body: { card, content } })
const putting = (id: string, content: Content, base: number, who = lin) =>
  who.ask(putContent, { params: { id }, body: { base, content, reason: '' } })
type Content = Parameters<typeof lin.tell<typeof addAnswer>>[1]['body']['content']

describe('an answer', () => {
  it('is written down, read with names, found in the list by where it belongs', async () => {
    const content = {
      ...water,
      phrasings: ['不热', '不热', '水不热', '没有热水'],
      places: { lines: [line.id], models: [model.id] },
      steps: [
        {
          id: 'a',
          say: '水箱有水吗？',
          branches: [
            { reply: '有', to: 'solved' },
            { reply: '没有', to: 'visit' },
          ],
        },
      ],
      safety: { dangers: ['scalding', 'roof', 'roof'] as const, words: '不要上屋顶，我们来。' },
      parts: [{ name: '真空管', quantity: 2 }],
    }
    const answer = await written(content as unknown as Content)
    expect(answer).toMatchObject({
      edition: 1,
      version: 1,
      confidence: 'not validated',
      content: { phrasings: ['不热', '没有热水'], safety: { dangers: ['roof', 'scalding'] } },
      lines: [{ id: line.id, name: '真空管热水器' }],
      models: [{ id: model.id, name: 'QB-16' }],
      faults: [],
      changedBy: '林晓燕',
      solvedRate: { told: 0, rate: null },
      validated: null,
      mayEdit: true,
      mayValidate: false,
    })
    expect(await han.tell(readAnswer, { params: { id: answer.id } })).toMatchObject({ mayValidate: true })
  })
})
