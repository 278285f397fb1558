import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addDevice, addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { addCustomer } from '#service/archive/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addAnswers } from './actions/add-answers.ts'
import { markContradicted, noteUse } from './actions/uses.ts'
import { handOutAnswers, putContent, readAnswer, setConfidence } from './contract/answers.ts'
import {
  answerShelf,
  countToSee,
  listContradicted,
  listModelsWithout,
  listToReview,
} from './contract/lists.ts'
import { handOutNotFound, listNotFound, noteNotFound, settleNotFound } from './contract/not-found.ts'
import { Content } from './contract/shapes.ts'

let world: World
let lin: Client
let zhao: Client
let han: Client
let shen: Client
/** A line with two models: 金阳-18 stands with two customers, 金阳-16 with one. */
const made = { line: '', many: '', few: '' }

beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-23T01:00:00Z')
  ;[lin, zhao, han, shen] = [
    await world.as('lin'),
    await world.as('zhao'),
    await world.as('han'),
    await world.as('shen'),
  ]
  made.line = (await han.tell(addProductLine, { body: { name: '真空管' } })).id
  for (const [key, name, devices] of [
    ['many', '金阳-18', 2],
    ['few', '金阳-16', 1],
  ] as const) {
    made[key] = (await han.tell(addModel, { body: { name, productLine: made.line } })).id
    const { id } = await lin.tell(addCustomer, { body: { name: '马俊杰', phones: [] } })
    for (let n = 0; n < devices; n++) {
      await lin.tell(addDevice, { params: { id }, body: { model: made[key], serial: `${name}-${n}` } })
    }
  }
})
afterAll(() => world.close())

type Some = { owner?: Uuid; reviewOn?: string; models?: Uuid[]; lines?: Uuid[] }

/** An answer in use; the deed of lists that come in and of the demo world. */
async function written(title: string, { owner, reviewOn, models = [], lines = [] }: Some = {}) {
  const id = uuidv7()
  await world.deed(ctx =>
    addAnswers(ctx, [
      {
        id,
        card: {
          kind: 'answer',
          language: 'zh-Hans',
          audience: 'internal',
          confidence: 'not validated',
          owner: owner ?? null,
          reviewOn: reviewOn === undefined ? null : Temporal.PlainDate.from(reviewOn),
        },
        content: Content.parse({ title, body: '先看水压。', places: { lines, models, faults: [] } }),
      },
    ]),
  )
  return id
}

/** Told on the phone about a case, and the trouble was gone. */
const told = (answer: Uuid, edition: number, about: Uuid = uuidv7()) =>
  world.deed(async ctx => {
    const use = { answer, edition, how: 'told', about, device: null, customer: null, solved: true } as const
    await noteUse(ctx, use)
    return about
  })

const waiting = async () => (await lin.tell(listNotFound, { query: {} })).items

test('what is asked in vain counts once for each person and day, however it is typed', async () => {
  const first = await lin.tell(noteNotFound, { body: { text: '水 不热' } })
  const again = await lin.tell(noteNotFound, { body: { text: '水不熱？' } })
  expect([first.counted, again.counted]).toEqual([true, false])
  expect(again.id).toBe(first.id)
  expect((await zhao.tell(noteNotFound, { body: { text: '水不热' } })).counted).toBe(true)
  // 23:59 and a minute later are two days in Shanghai.
  world.clock.set('2026-11-23T15:59:00Z')
  expect((await lin.tell(noteNotFound, { body: { text: '水不热' } })).counted).toBe(false)
  world.clock.forward({ minutes: 1 })
  expect((await lin.tell(noteNotFound, { body: { text: '水不热' } })).counted).toBe(true)
  await lin.tell(noteNotFound, { body: { text: '水不热', model: made.many } })
  expect(await waiting()).toMatchObject([
    { text: '水不热', model: null, count: 3, lastBy: { name: '林晓燕' }, owner: null, settled: null },
    { text: '水不热', model: { name: '金阳-18' }, count: 1 },
  ])
})

test('two who ask the same at once are counted twice on one row', async () => {
  const both = await Promise.all(
    [lin, zhao].map(one => one.tell(noteNotFound, { body: { text: '防冻带不工作' } })),
  )
  expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  expect((await waiting()).find(({ text }) => text === '防冻带不工作')?.count).toBe(2)
})

test('it is handed out, settled by an answer or with a reason, and asked anew it waits anew', async () => {
  const [first, second] = await waiting()
  if (!first || !second) throw new Error('two wait')
  const owner = world.staff.zhao
  const ids = [first.id, second.id]
  expect(await lin.tell(handOutNotFound, { body: { ids, owner } })).toEqual({ changed: 2 })
  const hers = await lin.tell(listNotFound, { query: { owner } })
  expect(hers.items.map(({ id }) => id)).toEqual(ids)
  const answer = await written('水不热怎么办')
  const params = { id: first.id }
  await zhao.tell(settleNotFound, { params, body: { answer } })
  await zhao.tell(settleNotFound, { params: { id: second.id }, body: { why: '不是我们的产品' } })
  const settled = (await lin.tell(listNotFound, { query: { settled: 'true' } })).items
  expect(settled.find(({ id }) => id === first.id)?.settled).toMatchObject({
    by: { name: '赵敏' },
    answer: { id: answer, title: '水不热怎么办' },
  })
  expect(settled.find(({ id }) => id === second.id)?.settled?.why).toBe('不是我们的产品')
  const anew = await lin.tell(noteNotFound, { body: { text: '水不热' } })
  expect(anew.id).not.toBe(first.id)
  expect((await waiting()).find(({ id }) => id === anew.id)?.count).toBe(1)
  const twice = await zhao.ask(settleNotFound, { params, body: { answer } })
  expect(twice).toMatchObject({ status: 409, problem: { code: 'settled already' } })
  const late = await zhao.ask(handOutNotFound, { body: { ids, owner } })
  expect(late.problem.code).toBe('settled already')
})

test('the list goes on where its page ended, each row once', async () => {
  const all = (await waiting()).map(({ id }) => id)
  for (const query of [{ limit: 1 }, { limit: 1, settled: 'true' }]) {
    const seen: string[] = []
    let after: string | null = ''
    for (let pages = 0; after !== null && pages < 20; pages++) {
      const page: { items: { id: string }[]; next: string | null } = await lin.tell(listNotFound, {
        query: { ...query, ...(after === '' ? {} : { after }) },
      })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    if (!('settled' in query)) expect(seen).toEqual(all)
  }
  const broken = await lin.ask(listNotFound, { query: { after: 'nonsense' } })
  expect(broken.status).toBe(400)
})

test('what is no question is not noted, and a no says why', async () => {
  const no = async (asked: Promise<{ status: number; problem: { code?: string } }>) => {
    const { status, problem } = await asked
    return [status, problem.code]
  }
  const note = (body: { text: string; model?: string }) => no(lin.ask(noteNotFound, { body }))
  expect(await note({ text: '热？' })).toEqual([409, 'too short'])
  expect(await note({ text: '139 1234 0001' })).toEqual([409, 'a number, no question'])
  expect(await note({ text: '不上水', model: uuidv7() })).toEqual([409, 'no such model'])
  const { id } = await lin.tell(noteNotFound, { body: { text: '不上水' } })
  const settle = (body: { answer?: string; why?: string }) =>
    no(lin.ask(settleNotFound, { params: { id }, body }))
  expect(await settle({})).toEqual([409, 'an answer or a reason'])
  expect(await settle({ answer: uuidv7() })).toEqual([409, 'no such answer'])
  const archived = await written('旧的')
  const card = { confidence: 'archived', edition: 1, version: 1 } as const
  await han.tell(setConfidence, { params: { id: archived }, body: card })
  expect(await settle({ answer: archived })).toEqual([409, 'the answer is archived'])
  const give = (ids: string[], owner: string) => no(lin.ask(handOutNotFound, { body: { ids, owner } }))
  expect(await give([id], world.staff['nan-agent'])).toEqual([409, 'no such owner'])
  expect(await give([id, uuidv7()], world.staff.lin)).toEqual([404, 'unknown'])
})

test('an auditor reads the lists and changes nothing; another company sees none of it', async () => {
  expect((await shen.tell(listNotFound, { query: {} })).items.length).toBeGreaterThan(0)
  expect((await shen.ask(noteNotFound, { body: { text: '不上水' } })).status).toBe(403)
  const stranger = await world.as('nan-agent')
  expect((await stranger.tell(listNotFound, { query: {} })).items).toEqual([])
  const [one] = await waiting()
  const params = { id: one?.id ?? '' }
  expect((await stranger.ask(settleNotFound, { params, body: { why: '不要了' } })).status).toBe(404)
})

test('what is due for review comes with the longest overdue first, and is handed out in bulk', async () => {
  const owner = world.staff.lin
  const late = await written('过期的', { reviewOn: '2026-10-01' })
  const mine = await written('我的', { owner, reviewOn: '2026-11-20' })
  await written('以后的', { owner, reviewOn: '2026-12-30' })
  const due = async (query = {}) => (await lin.tell(listToReview, { query })).items.map(({ id }) => id)
  expect(await due()).toEqual([late, mine])
  expect([await due({ owner }), await due({ owner: 'nobody' })]).toEqual([[mine], [late]])
  const page = await lin.tell(listToReview, { query: { limit: 1 } })
  expect(await due({ after: page.next })).toEqual([mine])
  expect((await lin.tell(countToSee, {})).toReview).toBe(2)
  expect((await lin.tell(answerShelf, { query: {} })).mine.map(({ id }) => id)).toEqual([mine])
  const body = { answers: [late, mine], owner: world.staff.zhao, reviewOn: '2027-02-01' }
  expect((await lin.ask(handOutAnswers, { body })).status).toBe(403)
  expect(await han.tell(handOutAnswers, { body })).toEqual({ changed: 2 })
  expect(await due()).toEqual([])
})

test('an answer that a case contradicted stands with its cases until it is written anew', async () => {
  const id = await written('重启控制器')
  const [one, other] = [await told(id, 1), await told(id, 1)]
  await told(await written('别的'), 1)
  await world.deed(ctx => markContradicted(ctx, one))
  world.clock.forward({ minutes: 5 })
  await world.deed(ctx => markContradicted(ctx, other))
  const { items } = await lin.tell(listContradicted, { query: {} })
  expect(items).toMatchObject([{ id, times: 2, cases: [{ case: other }, { case: one }] }])
  expect((await lin.tell(countToSee, {})).contradicted).toBe(1)
  expect((await lin.tell(answerShelf, { query: {} })).told.map(({ title, told }) => [title, told])).toEqual([
    ['重启控制器', 2],
    ['别的', 1],
  ])
  const { content } = await lin.tell(readAnswer, { params: { id } })
  await lin.tell(putContent, { params: { id }, body: { base: 1, content: { ...content, body: '换电源。' } } })
  expect((await lin.tell(listContradicted, { query: {} })).items).toEqual([])
})

test('models without an answer come with those first that most customers have', async () => {
  const without = async () =>
    (await lin.tell(listModelsWithout, { query: {} })).items.map(one => [
      one.model.name,
      one.devices,
      one.ofLine,
    ])
  expect(await without()).toEqual([
    ['金阳-18', 2, 0],
    ['金阳-16', 1, 0],
  ])
  const first = await lin.tell(listModelsWithout, { query: { limit: 1 } })
  const next = await lin.tell(listModelsWithout, { query: { limit: 1, after: first.next ?? '' } })
  expect(next.items.map(({ model }) => model.name)).toEqual(['金阳-16'])
  await written('真空管都一样', { lines: [made.line] })
  await written('金阳十八专用', { models: [made.many] })
  expect(await without()).toEqual([['金阳-16', 1, 1]])
  expect((await lin.tell(countToSee, {})).modelsWithout).toBe(1)
})
