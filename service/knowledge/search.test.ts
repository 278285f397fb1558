import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Question } from '#core/endpoint.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addAnswer } from './contract/answers.ts'
import { searchAnswers } from './contract/search.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Told = { title: string; body?: string; phrasings?: string[]; language?: string; models?: string[] }

async function written({ title, body = '', phrasings = [], language = 'zh-Hans', models = [] }: Told) {
  const han = await world.as('han')
  const places = { lines: [], models, faults: [] }
  const card = { kind: 'answer', language, audience: 'internal' }
  const body_ = { card, content: { title, phrasings, body, places } }
  return han.tell(addAnswer, { body: body_ } as Question<typeof addAnswer>)
}

async function titles(text: string) {
  const lin = await world.as('lin')
  const { items, from } = await lin.tell(searchAnswers, { query: { text } })
  return { titles: items.map(item => item.title), from, items }
}

test('without an index titles and phrasings are found in PostgreSQL', async () => {
  await written({ title: '热水器不出热水怎么办', body: '先看**进水阀**是否打开。' })
  await written({
    title: '顯示 E1 是什麼意思',
    body: '防凍感測器斷線。',
    language: 'zh-Hant',
    phrasings: ['熱水器報 E1'],
  })
  expect(await titles('热水器不热')).toMatchObject({
    from: 'database',
    titles: ['热水器不出热水怎么办', '顯示 E1 是什麼意思'],
  })
  const found = await titles('热水器 e1')
  expect(found.items[0]).toMatchObject({ title: '顯示 E1 是什麼意思', marks: ['E1'] })
})
