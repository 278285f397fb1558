import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { card, put, read, trust, water, written } from '../../test/support/answers.ts'
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
import { readDraft, saveDraft } from './contract/drafts.ts'
import { listEditions, restoreEdition } from './contract/editions.ts'
import { addFault, putFaultAway } from './contract/faults.ts'

let world: World
let lin: Client
let zhao: Client
let han: Client
let line: string
let model: string

beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-22T02:00:00Z')
  lin = await world.as('lin')
  zhao = await world.as('zhao')
  han = await world.as('han')
  line = (await han.tell(addProductLine, { body: { name: '真空管热水器' } })).id
  model = (await han.tell(addModel, { body: { name: 'QB-16', productLine: line } })).id
})
afterAll(() => world?.close())

const minutes = (n: number) => world.clock.forward({ minutes: n })

const adding = async (content: typeof water & Record<string, unknown>, more: object = {}) =>
  (await lin.ask(addAnswer, { body: { card: { ...card, ...more }, content } })).problem.code

describe('an answer', () => {
  it('is written down and read with the names of its places, and with what the reader may', async () => {
    const fault = await han.tell(addFault, { body: { name: '不上水', code: 'E1' } })
    const steps = [
      {
        id: 'a',
        say: '水箱有水吗？',
        branches: [
          { reply: '有', to: 'solved' },
          { reply: '没有', to: 'visit' },
        ],
      },
    ]
    const answer = await written(lin, {
      ...water,
      phrasings: ['不热', '不热', '水不热', '没有热水'],
      places: { lines: [line], models: [model], faults: [fault.id] },
      steps,
      safety: { dangers: ['scalding', 'roof'], words: '不要上屋顶，我们来。' },
      parts: [{ name: '真空管', quantity: 2 }],
    })
    expect(answer).toMatchObject({
      edition: 1,
      version: 1,
      confidence: 'not validated',
      content: {
        phrasings: ['不热', '没有热水'],
        safety: { dangers: ['roof', 'scalding'] },
        steps: [{ ...steps[0], picture: null, next: null }],
        parts: [{ name: '真空管', quantity: 2 }],
      },
      lines: [{ id: line, name: '真空管热水器' }],
      models: [{ id: model, name: 'QB-16' }],
      faults: [{ id: fault.id, level: 1, code: 'E1', name: '不上水' }],
      changedBy: '林晓燕',
      solvedRate: { told: 0, rate: null },
      validated: null,
      mayEdit: true,
      mayValidate: false,
    })
    expect(await read(han, answer.id)).toMatchObject({ mayEdit: true, mayValidate: true })
    expect(await read(await world.as('shen'), answer.id)).toMatchObject({
      mayEdit: false,
      mayValidate: false,
    })
  })

  it('is in the list of its line, model, fault, owner, kind, confidence; what changed last first', async () => {
    const fault = (await han.tell(addFault, { body: { name: '漏水' } })).id
    const of = (places: object) => ({ title: '漏水', body: '关水阀。', places })
    minutes(1)
    const one = await written(han, of({ faults: [fault], lines: [line] }), {
      language: 'en',
      owner: world.staff.zhao,
    })
    minutes(1)
    const other = await written(han, of({ faults: [fault], models: [model] }), {
      kind: 'lesson',
      audience: 'customer',
    })
    const list = async (query: object) =>
      (await lin.tell(listAnswers, { query: { fault, ...query } })).items.map(({ id }) => id)
    expect(await list({})).toEqual([other.id, one.id])
    expect(await list({ line })).toEqual([other.id, one.id])
    expect(await list({ model })).toEqual([other.id])
    expect(await list({ owner: world.staff.zhao })).toEqual([one.id])
    expect(await list({ language: 'en', kind: 'answer', audience: 'internal' })).toEqual([one.id])
    expect(await list({ number: other.number })).toEqual([other.id])
    expect(await list({ confidence: 'validated' })).toEqual([])
    minutes(1)
    await trust(han, one.id, 'archived')
    expect(await list({})).toEqual([other.id])
    expect(await list({ confidence: 'archived' })).toEqual([one.id])
    const first = await lin.tell(listAnswers, { query: { limit: 1 } })
    const rest = await lin.tell(listAnswers, { query: { limit: 1, after: first.next ?? '' } })
    expect(rest.items[0]?.id).not.toBe(first.items[0]?.id)
    expect((await lin.ask(listAnswers, { query: { after: 'nonsense' } })).status).toBe(400)
  })

  it('is refused in words where it cannot be put in force', async () => {
    const goes = (to: string) => [{ id: 'a', say: '看。', next: to }]
    const missing = { lines: [uuidv7()] }
    expect(await adding({ title: '空', body: '' })).toBe('nothing is said')
    expect(await adding({ ...water, steps: goes('b') })).toBe('a step leads nowhere')
    expect(await adding({ ...water, steps: goes('a') })).toBe('a step has no way out')
    expect(await adding({ ...water, steps: [{ ...goes('visit')[0], id: 'solved' }] })).toBe(
      'a step has the name of an end',
    )
    expect(await adding({ ...water, steps: [...goes('visit'), ...goes('visit')] })).toBe(
      'two steps have one name',
    )
    expect(
      await adding({ ...water, steps: [...goes('visit'), { id: 'b', say: '看。', next: 'visit' }] }),
    ).toBe('a step is never reached')
    const reply = { reply: '有', to: 'visit' }
    expect(await adding({ ...water, steps: [{ id: 'a', say: '看。', branches: [reply, reply] }] })).toBe(
      'a reply stands twice',
    )
    expect(await adding({ ...water, steps: [{ ...goes('visit')[0], branches: [reply] }] })).toBe(
      'a step both asks and goes on',
    )
    expect(await adding({ ...water, parts: [{ name: '管' }, { name: '管' }] })).toBe('a part stands twice')
    expect(await adding({ ...water, places: missing })).toBe('no such place')
    expect(await adding(water, { owner: uuidv7() })).toBe('no such owner')
    expect(await adding(water, { audience: 'customer' })).toBe('only a keeper decides what customers read')
    expect(await adding(water, { confidence: 'validated' })).toBe('only a keeper vouches for it')
    const { id } = await written(lin)
    const again = await lin.ask(addAnswer, { body: { id, card, content: water } })
    expect(again.problem.code).toBe('it is there already')
    const body = { id: uuidv7(), card, content: water }
    const both = await Promise.all([lin.ask(addAnswer, { body }), zhao.ask(addAnswer, { body })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const faults = [(await han.tell(addFault, { body: { name: '漏电', safety: true } })).id]
    expect(await adding({ ...water, places: { faults } })).toBe('this fault needs a safety stop')
    const stop = { safety: { dangers: ['current'], words: '断电，不要碰。' }, places: { faults } }
    const placed = await written(lin, { ...water, ...stop })
    await han.tell(putFaultAway, { params: { id: faults[0] ?? '' } })
    expect(await adding({ ...water, ...stop })).toBe('the fault is put away')
    expect((await put(lin, placed.id, 1, { ...water, ...stop, title: '漏电了' })).status).toBe(200)
  })
})

describe('what is said of an answer', () => {
  it('a keeper vouches for an edition; other words are no longer that, unless he wrote them', async () => {
    const { id } = await written(lin)
    expect((await trust(lin, id, 'validated')).problem.code).toBe('only a keeper vouches for it')
    expect((await trust(han, id, 'validated')).answer).toMatchObject({
      confidence: 'validated',
      validated: { edition: 1, by: '韩志远' },
    })
    expect((await trust(han, id, 'validated')).problem.code).toBe('it stands so already')
    await put(han, id, 1, { ...water, body: '韩改。' })
    expect(await read(lin, id)).toMatchObject({ confidence: 'validated', validated: { edition: 2 } })
    await put(lin, id, 2, { ...water, body: '林改。' })
    expect(await read(lin, id)).toMatchObject({ confidence: 'not validated', validated: { edition: 2 } })
    const { items } = await lin.tell(listEditions, { params: { id }, query: {} })
    expect(items.map(({ validated }) => validated?.by ?? null)).toEqual([null, '韩志远', '韩志远'])
  })

  it('what was read is what is vouched for: another edition or another card meanwhile is told', async () => {
    const { id, version } = await written(lin)
    const vouch = (edition: number, read: number) =>
      han.ask(setConfidence, { params: { id }, body: { confidence: 'validated', edition, version: read } })
    await put(lin, id, 1, { ...water, body: '又改。' })
    const details = { by: '林晓燕', edition: 2 }
    expect((await vouch(1, version)).problem).toMatchObject({ code: 'changed meanwhile', details })
    expect((await vouch(1, version + 1)).problem).toMatchObject({ code: 'changed meanwhile', details })
    expect((await vouch(2, version + 1)).status).toBe(200)
  })

  it('archived it is read, not changed, until a keeper brings it back; what was typed stays', async () => {
    const answer = await written(lin)
    const { id } = answer
    expect((await trust(lin, id, 'archived')).problem.code).toBe(
      'only a keeper archives it or brings it back',
    )
    await trust(han, id, 'archived')
    expect(await read(lin, id)).toMatchObject({ confidence: 'archived', mayEdit: false })
    expect((await put(lin, id, 1, { ...water, body: '改。' })).problem.code).toBe('it is archived')
    expect((await lin.tell(readDraft, { query: { answer: id } })).draft?.content.body).toBe('改。')
    const body = { ...card, owner: null, reviewOn: null, version: 2 }
    expect((await lin.ask(changeCard, { params: { id }, body })).problem.code).toBe('it is archived')
    const restored = await lin.ask(restoreEdition, { params: { id, number: '1' }, body: { base: 1 } })
    expect(restored.problem.code).toBe('it is archived')
    expect((await trust(lin, id, 'not validated')).problem.code).toBe(
      'only a keeper archives it or brings it back',
    )
    expect((await trust(han, id, 'not validated')).answer).toMatchObject({ confidence: 'not validated' })
  })

  it('whoever writes sets owner and review, a keeper who may read it; of two at once one is told', async () => {
    const { id } = await written(lin)
    const change = (who: Client, version: number, more: object) =>
      who.ask(changeCard, {
        params: { id },
        body: { ...card, owner: null, reviewOn: null, version, ...more },
      })
    const [one, other] = await Promise.all([
      change(lin, 1, { owner: world.staff.lin, reviewOn: '2027-05-01' }),
      change(zhao, 1, { owner: world.staff.zhao, reviewOn: '2027-05-01' }),
    ])
    expect([one.status, other.status].sort()).toEqual([200, 409])
    const late = one.status === 409 ? one : other
    expect(late.problem).toMatchObject({ code: 'changed meanwhile', details: { edition: 1 } })
    expect(await read(lin, id)).toMatchObject({ reviewOn: '2027-05-01', version: 2 })
    const code = async (who: Client, more: object) => (await change(who, 2, more)).problem.code
    expect(await code(lin, { audience: 'customer' })).toBe('only a keeper decides what customers read')
    expect(await code(lin, { owner: world.staff['nan-agent'] })).toBe('no such owner')
    expect((await change(han, 2, { audience: 'customer' })).answer).toMatchObject({
      audience: 'customer',
      owner: null,
    })
  })

  it('many are handed out at once, but for archived ones', async () => {
    const all = [await written(lin), await written(lin), await written(lin)].map(({ id }) => id)
    await trust(han, all[2] ?? '', 'archived')
    const body = { answers: [...all, uuidv7()], owner: world.staff.zhao, reviewOn: '2027-01-01' }
    expect(await han.tell(handOutAnswers, { body })).toEqual({ changed: 2 })
    expect(await read(lin, all[0] ?? '')).toMatchObject({
      ownerName: '赵敏',
      reviewOn: '2027-01-01',
      version: 2,
    })
    await han.tell(handOutAnswers, { body: { answers: all, reviewOn: null } })
    expect(await read(lin, all[1] ?? '')).toMatchObject({ owner: world.staff.zhao, reviewOn: null })
    const nobody = await han.ask(handOutAnswers, { body: { answers: all, owner: uuidv7() } })
    expect(nobody.problem.code).toBe('no such owner')
  })
})

it('an auditor reads, writers write, keepers keep; another company sees nothing', async () => {
  const answer = await written(lin)
  const { id } = answer
  const shen = await world.as('shen')
  const body = { base: 1, content: water, reason: '' }
  const status = async (who: Client) => [
    (await who.ask(readAnswer, { params: { id } })).status,
    (await who.ask(putContent, { params: { id }, body })).status,
    (await who.ask(saveDraft, { params: { id }, body: { base: 1, content: {} } })).status,
    (await who.ask(handOutAnswers, { body: { answers: [id], reviewOn: null } })).status,
  ]
  expect(await status(shen)).toEqual([200, 403, 403, 403])
  for (const name of ['lin', 'qian', 'wang', 'he']) {
    expect(await status(await world.as(name))).toEqual([200, 200, 200, 403])
  }
  expect(await status(han)).toEqual([200, 200, 200, 200])
  const stranger = await world.as('nan-agent')
  expect(await status(stranger)).toEqual([404, 404, 404, 403])
  const restored = await stranger.ask(restoreEdition, { params: { id, number: '1' }, body: { base: 1 } })
  const editions = await stranger.ask(listEditions, { params: { id }, query: {} })
  expect([restored.status, editions.status]).toEqual([404, 404])
  expect((await stranger.tell(listAnswers, { query: {} })).items).toEqual([])
})
