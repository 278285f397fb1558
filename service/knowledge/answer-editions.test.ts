import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { answerLists } from '../../test/support/answer-lists.ts'
import { card, put, read, trust, water, written } from '../../test/support/answers.ts'
import type { Client } from '../../test/support/client.ts'
import { sendPhoto } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { markContradicted, noteUse } from './actions/uses.ts'
import { addAnswer, changeCard, setConfidence } from './contract/answers.ts'
import { attachmentsOfAnswer, attachToAnswer, takeAnswerAttachmentAway } from './contract/attachments.ts'
import { listDrafts, readDraft, saveDraft, throwDraftAway } from './contract/drafts.ts'
import { listEditions, readEdition, restoreEdition } from './contract/editions.ts'
import { addFault, editFault } from './contract/faults.ts'
import { answerTimeline } from './contract/timeline.ts'
import { indexedAnswers, indexedPage } from './queries/indexed.ts'

let world: World
let lin: Client
let zhao: Client
let han: Client
let model: string

beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-22T02:00:00Z')
  lin = await world.as('lin')
  zhao = await world.as('zhao')
  han = await world.as('han')
  const line = (await han.tell(addProductLine, { body: { name: '真空管热水器' } })).id
  model = (await han.tell(addModel, { body: { name: 'QB-16', productLine: line } })).id
})
afterAll(() => world?.close())

const minutes = (n: number) => world.clock.forward({ minutes: n })

describe('KB-01: what somebody wrote is never lost', () => {
  it('two people edit at once: one wins, the other is told by whom; what he typed is his draft', async () => {
    const { id } = await written(lin)
    minutes(5)
    const [ours, theirs] = await Promise.all([
      put(lin, id, 1, { ...water, body: '林写的。' }),
      put(zhao, id, 1, { ...water, body: '赵写的。' }),
    ])
    expect([ours.status, theirs.status].sort()).toEqual([200, 409])
    const [winner, loser, late] = ours.status === 200 ? [lin, zhao, theirs] : [zhao, lin, ours]
    const [won, lost] = winner === lin ? ['林写的。', '赵写的。'] : ['赵写的。', '林写的。']
    expect(late.problem).toMatchObject({
      code: 'changed meanwhile',
      details: {
        by: winner === lin ? '林晓燕' : '赵敏',
        at: world.clock.now().toString(),
        edition: 2,
      },
    })
    expect((await read(lin, id)).content.body).toBe(won)
    const { draft, others } = await loser.tell(readDraft, { query: { answer: id } })
    expect(draft).toMatchObject({ base: 1, content: { title: '水不热', body: lost } })
    expect(others).toEqual([])
    // He looks at what the other one did, and puts his words on top of it; then his draft is done with.
    expect((await put(loser, id, 2, { ...water, body: `${won}${lost}` }, '两人合并')).status).toBe(200)
    expect((await loser.tell(readDraft, { query: { answer: id } })).draft).toBeNull()
    const { items } = await lin.tell(listEditions, { params: { id }, query: {} })
    expect(items.map(({ number, inForce, reason }) => [number, inForce, reason])).toEqual([
      [3, true, '两人合并'],
      [2, false, ''],
      [1, false, ''],
    ])
  })

  it('every edition stays: read, compared, in force again as a new one', async () => {
    const faults = [(await han.tell(addFault, { body: { name: '有异响' } })).id]
    const { id } = await written(lin, { ...water, places: { models: [model], faults } })
    await put(zhao, id, 1, { title: '水温低', body: '先看水位。' }, '换个说法')
    const edition = (number: number) => lin.tell(readEdition, { params: { id, number: `${number}` } })
    expect(await edition(1)).toMatchObject({
      content: { title: '水不热', body: '先看**水位**。' },
      models: [{ name: 'QB-16' }],
      madeBy: '林晓燕',
      inForce: false,
    })
    expect(await edition(2)).toMatchObject({ content: { title: '水温低' }, models: [], inForce: true })
    const restore = (number: number, base: number) =>
      lin.ask(restoreEdition, { params: { id, number: `${number}` }, body: { base, reason: '原来的好' } })
    expect((await restore(1, 1)).problem).toMatchObject({
      code: 'changed meanwhile',
      details: { by: '赵敏', edition: 2 },
    })
    expect((await restore(2, 2)).problem.code).toBe('it says so already')
    expect((await restore(1, 2)).answer).toMatchObject({
      edition: 3,
      content: { title: '水不热' },
      models: [{ name: 'QB-16' }],
      faults: [{ name: '有异响' }],
    })
    const { items, next } = await lin.tell(listEditions, { params: { id }, query: { limit: 2 } })
    expect(items.map(({ number }) => number)).toEqual([3, 2])
    const rest = await lin.tell(listEditions, { params: { id }, query: { after: next ?? '' } })
    expect(rest.items.map(({ number, title }) => [number, title])).toEqual([[1, '水不热']])
    expect((await lin.ask(readEdition, { params: { id, number: '9' } })).status).toBe(404)
  })

  it('the same words again are no edition, also over what changed meanwhile', async () => {
    const { id } = await written(lin)
    await put(zhao, id, 1, { ...water, body: '新的。' })
    expect((await put(lin, id, 1, { ...water, body: '新的。' })).answer).toMatchObject({ edition: 2 })
    expect((await lin.tell(readDraft, { query: { answer: id } })).draft).toBeNull()
  })

  it('a draft is his alone, kept until it is put in force or thrown away; others see that it is', async () => {
    const { id } = await written(lin)
    const save = (who: Client, at: string, base: number | null, title: string) =>
      who.ask(saveDraft, { params: { id: at }, body: { base, content: { title, steps: [{ id: '' }] } } })
    expect((await save(zhao, id, 1, '')).status).toBe(200)
    minutes(1)
    expect((await save(zhao, id, 1, '水不太')).status).toBe(200)
    expect(await lin.tell(readDraft, { query: { answer: id } })).toEqual({
      draft: null,
      others: [{ by: '赵敏', base: 1, savedAt: world.clock.now().toString() }],
    })
    minutes(1)
    const coming = uuidv7()
    expect((await save(zhao, coming, null, '还没有的')).status).toBe(200)
    const { items } = await zhao.tell(listDrafts, { query: {} })
    expect(items).toMatchObject([
      { answer: coming, number: null, edition: null, base: null, title: '还没有的' },
      { answer: id, edition: 1, base: 1, title: '水不太' },
    ])
    await zhao.tell(throwDraftAway, { params: { id } })
    expect((await zhao.ask(throwDraftAway, { params: { id } })).status).toBe(404)
    await zhao.tell(addAnswer, { body: { id: coming, card, content: water } })
    expect((await zhao.tell(listDrafts, { query: {} })).items).toEqual([])
    // An autosave that was on its way while it was put in force.
    expect((await save(zhao, coming, null, '还没有的')).problem.code).toBe('it is there already')
    expect((await save(zhao, uuidv7(), 1, '没有的')).status).toBe(404)
  })

  it('a person keeps at most so many drafts', async () => {
    const staff = world.staff.li
    await world.deed(ctx =>
      ctx.tx
        .insertInto('knowledge.drafts')
        .values(
          Array.from({ length: 500 }, () => ({
            company_id: world.company,
            answer_id: uuidv7(),
            staff_id: staff,
            base_edition: null,
            content: sql`'{}'`,
            saved_at: world.clock.now(),
          })),
        )
        .execute(),
    )
    const li = await world.as('li')
    const body = { base: null, content: {} }
    expect((await li.ask(saveDraft, { params: { id: uuidv7() }, body })).problem.code).toBe('too many drafts')
  })
})

it('what became dangerous since is not said again, nor vouched for, without a safety stop', async () => {
  const fault = { name: '外壳带电', code: 'L9' }
  const { id: inner } = await han.tell(addFault, { body: fault })
  const places = { faults: [inner] }
  const { id } = await written(lin, { ...water, places })
  await put(zhao, id, 1, { ...water, body: '先断电。', places })
  await han.tell(editFault, { params: { id: inner }, body: { ...fault, safety: true, version: 1 } })
  const restored = await lin.ask(restoreEdition, { params: { id, number: '1' }, body: { base: 2 } })
  const needs = { code: 'this fault needs a safety stop', details: { fault: inner } }
  expect(restored.problem).toMatchObject(needs)
  expect((await trust(han, id, 'validated')).problem).toMatchObject(needs)
  const safety = { dangers: ['current'], words: '不要碰，我们来。' }
  expect((await put(zhao, id, 2, { ...water, body: '先断电。', places, safety })).status).toBe(200)
  expect((await trust(han, id, 'validated')).status).toBe(200)
})

it('an answer’s history: who wrote, changed, doubted and used it, why, and which list it came by', async () => {
  const { bringIn, answerOf } = answerLists(world, han)
  const list = await bringIn('编号,标题,答复,状态\nT1,不出热水,看水位。,已发布\n', '老系统.csv')
  const { id, edition, version } = await answerOf(list.id, '不出热水')
  const { items: editions } = await lin.tell(listEditions, { params: { id }, query: {} })
  expect(editions).toMatchObject([{ reason: '老系统.csv', validated: { by: '韩志远', list: '老系统.csv' } }])
  minutes(1)
  const doubt = { confidence: 'not validated', edition, version, reason: '两个客户说不行' } as const
  await lin.tell(setConfidence, { params: { id }, body: doubt })
  minutes(1)
  await put(zhao, id, 1, { title: '不出热水', body: '先看阀门。' }, '阀门更常见')
  minutes(1)
  const { version: now } = await read(zhao, id)
  const changed = { ...card, audience: 'customer', owner: world.staff.li, reviewOn: '2027-03-01' } as const
  await han.tell(changeCard, { params: { id }, body: { ...changed, version: now } })
  minutes(1)
  const call = uuidv7()
  const told = { answer: id, edition: 2, how: 'told', about: call, device: null, customer: null } as const
  await world.deed(ctx => noteUse(ctx, { ...told, solved: true }))
  minutes(1)
  await world.deed(ctx => markContradicted(ctx, call))
  const history = (query: object) => lin.tell(answerTimeline, { params: { id }, query })
  const { items } = await history({})
  expect(items).toMatchObject([
    { event: 'answer contradicted', case: call },
    { event: 'answer told', case: call, edition: 2 },
    { event: 'answer card changed', by: '韩志远', reason: '' },
    { event: 'answer edited', by: '赵敏', edition: 2, reason: '阀门更常见' },
    { event: 'answer confidence changed', confidence: 'not validated', reason: '两个客户说不行' },
    { event: 'answer list brought in', by: '韩志远', edition: 1, list: { id: list.id, name: '老系统.csv' } },
  ])
  expect(items[2]?.card).toEqual({ audience: 'customer', owner: '李志强', reviewOn: '2027-03-01' })
  const first = await history({ only: 'changes', limit: 2 })
  expect(first.items.map(one => one.event)).toEqual([
    'answer contradicted',
    'answer card changed',
    'answer list brought in',
  ])
  const rest = await history({ only: 'changes', after: first.next ?? '' })
  expect(rest.items.map(one => one.event)).toEqual(['answer edited', 'answer confidence changed'])
  expect((await lin.ask(answerTimeline, { params: { id: uuidv7() }, query: {} })).status).toBe(404)
  expect((await lin.ask(answerTimeline, { params: { id }, query: { after: 'x' } })).status).toBe(400)
})

describe('pictures and documents', () => {
  it('hang at an answer, are read by all, taken away by name', async () => {
    const { id } = await written(lin)
    const attached = await lin.tell(attachToAnswer, { params: { id }, body: { file: await sendPhoto(lin) } })
    const shen = await world.as('shen')
    const [file] = await shen.tell(attachmentsOfAnswer, { params: { id } })
    expect(file).toMatchObject({ id: attached.id, addedBy: '林晓燕' })
    const content = (who: Client) => who.send('GET', `/api/knowledge/attachments/${attached.id}/content`)
    expect((await content(shen)).status).toBe(200)
    await zhao.tell(takeAnswerAttachmentAway, { params: attached })
    expect((await content(lin)).status).toBe(404)
    expect(await lin.tell(attachmentsOfAnswer, { params: { id } })).toEqual([])
    expect((await lin.ask(attachToAnswer, { params: { id }, body: { file: uuidv7() } })).status).toBe(404)
  })

  it('hang at a draft of a new answer, for him alone; gone with the draft, kept with the answer', async () => {
    const begun = async () => {
      const params = { id: uuidv7() }
      await lin.tell(saveDraft, { params, body: { base: null, content: {} } })
      const { id } = await lin.tell(attachToAnswer, { params, body: { file: await sendPhoto(lin) } })
      return { params, file: { id } }
    }
    const [gone, kept] = [await begun(), await begun()]
    const content = async (who: Client, id: string) =>
      (await who.send('GET', `/api/knowledge/attachments/${id}/content`)).status
    expect(await lin.tell(attachmentsOfAnswer, { params: gone.params })).toHaveLength(1)
    expect([await content(lin, gone.file.id), await content(zhao, gone.file.id)]).toEqual([200, 404])
    expect((await zhao.ask(attachmentsOfAnswer, { params: gone.params })).status).toBe(404)
    expect((await zhao.ask(takeAnswerAttachmentAway, { params: gone.file })).status).toBe(404)
    await lin.tell(throwDraftAway, { params: gone.params })
    expect(await content(lin, gone.file.id)).toBe(404)
    await lin.tell(addAnswer, { body: { id: kept.params.id, card, content: water } })
    expect(await content(zhao, kept.file.id)).toBe(200)
  })
})

it('the index reads all but what is archived: words, names of places and faults, what came of it', async () => {
  const above = (await han.tell(addFault, { body: { name: '显示', code: 'E' } })).id
  const fault = await han.tell(addFault, {
    body: { name: '显示 E9', code: 'E9', otherNames: ['屏幕报错'], parent: above },
  })
  const places = { models: [model], faults: [fault.id] }
  const { id } = await written(lin, { ...water, body: '**看**屏幕。', phrasings: ['报错'], places })
  const away = await written(lin)
  await trust(han, away.id, 'archived')
  const [one, ...others] = await world.deed(ctx => indexedAnswers(ctx, [id, away.id, uuidv7()]))
  expect(others).toEqual([])
  expect(one).toMatchObject({
    id,
    edition: 1,
    lines: [],
    models: [model],
    title: '水不热',
    phrasings: ['报错'],
    faults: ['E9', '显示 E9', '屏幕报错', 'E', '显示'],
    names: ['QB-16', '真空管热水器'],
    body: '看屏幕。',
    solved: 0,
    told: 0,
  })
  const pages = await world.deed(async ctx => {
    const first = await indexedPage(ctx, null, 3)
    return [...first, ...(await indexedPage(ctx, first.at(-1)?.id ?? null, 1000))].map(row => row.id)
  })
  expect(pages).toEqual([...new Set(pages)].sort())
  expect(pages).toContain(id)
  expect(pages).not.toContain(away.id)
})
