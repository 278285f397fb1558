import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addModel, addProductLine } from '#service/archive/contract/devices.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addAnswer } from './contract/answers.ts'
import {
  addFault,
  bringFaultBack,
  editFault,
  listFaults,
  moveFault,
  putFaultAway,
} from './contract/faults.ts'
import { modelFile, productLineFile } from './contract/products.ts'
import { listSynonyms, noteSynonyms, takeSynonymsBack } from './contract/synonyms.ts'
import { ownSynonyms } from './queries/synonyms.ts'

let world: World
let manager: Client
let line: string
let balcony: string
let model: string
const nobody = '0190f3a1-7c00-7000-8000-000000000001'

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
  line = (await manager.tell(addProductLine, { body: { name: '真空管' } })).id
  balcony = (await manager.tell(addProductLine, { body: { name: '阳台壁挂' } })).id
  model = (await manager.tell(addModel, { body: { name: 'CX-16', productLine: line } })).id
})
afterAll(() => world?.close())

type Entry = Parameters<typeof manager.tell<typeof addFault>>[1]['body']
const add = (body: Entry) => manager.ask(addFault, { body })
const added = async (body: Entry) => (await manager.tell(addFault, { body })).id
const refusal = async (asked: Promise<{ status: number; problem: { code?: string } | null }>) => {
  const { status, problem } = await asked
  return status === 409 ? problem?.code : status
}
const names = async (query: object = {}) =>
  (await manager.tell(listFaults, { query })).items.map(({ name }) => name)

describe('fault codes', () => {
  let water: string
  let valve: string
  beforeAll(async () => {
    water = await added({ name: '不上水', otherNames: ['上不了水', '上不了水', '不上水'] })
    valve = await added({ name: '电磁阀', parent: water })
    await added({ name: '卡住', parent: valve, line })
    await added({ name: '显示错', code: 'e1', line })
    await added({ name: '晃', model, safety: true })
    await added({ name: '介质不足', line: balcony })
  })

  it('are asked of a product: its own, its line’s and those of everything', async () => {
    expect(await names()).toEqual(['不上水', '显示错', '介质不足', '晃', '电磁阀', '卡住'])
    expect((await names({ model })).toSorted()).toEqual(
      ['不上水', '显示错', '晃', '电磁阀', '卡住'].toSorted(),
    )
    expect((await names({ line: balcony })).toSorted()).toEqual(['不上水', '电磁阀', '介质不足'].toSorted())
    const { items } = await manager.tell(listFaults, { query: { line } })
    expect(items.find(({ name }) => name === '不上水')).toMatchObject({
      level: 1,
      otherNames: ['上不了水'],
      changedBy: '韩志远',
      answers: 0,
    })
    expect(items.find(({ name }) => name === '显示错')).toMatchObject({ code: 'E1', line: { id: line } })
  })

  it('are refused where they cannot be', async () => {
    const stuck =
      (await manager.tell(listFaults, { query: {} })).items.find(({ name }) => name === '卡住')?.id ?? ''
    expect(await refusal(add({ name: 'x', parent: nobody }))).toBe('no such fault above')
    expect(await refusal(add({ name: 'x', line: nobody }))).toBe('no such product')
    expect(await refusal(add({ name: 'x', line, model }))).toBe('no such product')
    expect(await refusal(add({ name: 'x', parent: stuck, line }))).toBe('there are three levels')
    const display =
      (await manager.tell(listFaults, { query: {} })).items.find(({ name }) => name === '显示错')?.id ?? ''
    expect(await refusal(add({ name: 'x', parent: display, line: balcony }))).toBe('not of the same product')
    expect(await refusal(add({ name: '电磁阀', parent: water }))).toBe('there is such a fault')
    const agent = await world.as('lin')
    expect((await agent.ask(addFault, { body: { name: 'x' } })).status).toBe(403)
    expect((await agent.ask(listFaults, { query: {} })).status).toBe(200)
    const nan = await world.as('nan-admin')
    expect((await nan.ask(putFaultAway, { params: { id: water } })).status).toBe(404)
    expect((await nan.tell(listFaults, { query: {} })).items).toEqual([])
  })

  it('are changed by one at a time, and moved with what is under them', async () => {
    const leak = await added({ name: '漏水' })
    const change = (name: string, version: number) =>
      manager.ask(editFault, { params: { id: leak }, body: { name, version } })
    expect((await change('漏', 1)).status).toBe(200)
    expect(await refusal(change('渗', 1))).toBe('changed meanwhile')
    expect(await refusal(change('不上水', 2))).toBe('there is such a fault')
    const move = (id: string, parent: string | null, version: number) =>
      manager.ask(moveFault, { params: { id }, body: { parent, version } })
    expect(await refusal(move(water, valve, 1))).toBe('it would be under itself')
    expect(await refusal(move(water, leak, 1))).toBe('there are three levels')
    expect((await move(valve, null, 1)).status).toBe(200)
    const levels = async () =>
      Object.fromEntries(
        (await manager.tell(listFaults, { query: {} })).items.map(({ name, level }) => [name, level]),
      )
    expect(await levels()).toMatchObject({ 电磁阀: 1, 卡住: 2 })
    expect((await move(valve, water, 2)).status).toBe(200)
    expect(await levels()).toMatchObject({ 电磁阀: 2, 卡住: 3 })
    const both = await Promise.all([move(leak, valve, 2), move(valve, leak, 3)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('are put away with what is under them, and come back with what went along', async () => {
    const top = await added({ name: '冻堵' })
    const belt = await added({ name: '伴热带', parent: top })
    await added({ name: '保温', parent: top })
    const away = (id: string) => manager.ask(putFaultAway, { params: { id } })
    const back = (id: string) => manager.ask(bringFaultBack, { params: { id } })
    expect((await away(belt)).status).toBe(200)
    expect(await refusal(away(belt))).toBe('put away already')
    world.clock.forward({ minutes: 1 })
    expect((await away(top)).status).toBe(200)
    expect(await names()).not.toContain('保温')
    expect(await names({ putAway: 'true' })).toContain('保温')
    expect(await refusal(back(belt))).toBe('what it belongs to is put away')
    expect(await refusal(add({ name: 'x', parent: top }))).toBe('what it belongs to is put away')
    expect((await back(top)).status).toBe(200)
    expect(await refusal(back(top))).toBe('it is in use')
    expect(await names()).toContain('保温')
    expect(await names()).not.toContain('伴热带')
  })

  it('and products know how many answers they have', async () => {
    const card = { kind: 'answer', language: 'zh-Hans', audience: 'internal' } as const
    const content = {
      title: '不上水',
      body: '先看阀',
      places: { lines: [], models: [model], faults: [water] },
    }
    await manager.tell(addAnswer, { body: { card, content } })
    await manager.tell(addAnswer, { body: { card: { ...card, kind: 'lesson' }, content } })
    const counted = { devices: 0, answers: 1, lessons: 1 }
    const agent = await world.as('lin')
    expect(await agent.tell(productLineFile, { params: { id: line } })).toMatchObject({ known: counted })
    expect(await agent.tell(modelFile, { params: { id: model } })).toMatchObject({
      known: counted,
      line: { id: line, name: '真空管' },
    })
    expect((await agent.ask(modelFile, { params: { id: nobody } })).status).toBe(404)
    const { items } = await agent.tell(listFaults, { query: {} })
    expect(items.find(({ id }) => id === water)?.answers).toBe(2)
  })
})

it('synonyms are noted once, known to whoever searches, and taken back by name', async () => {
  const note = (...words: string[]) => manager.ask(noteSynonyms, { body: { words } })
  expect((await note('热水器', '热水机')).status).toBe(200)
  expect(await refusal(note('熱水機', '热水器'))).toBe('noted already')
  expect(await refusal(note('热水器', '熱水器'))).toBe('the same word twice')
  expect(await refusal(note('热水器', '——'))).toBe('a word without letters')
  expect(await world.deed(ctx => ownSynonyms(ctx))).toEqual([['热水器', '热水机']])
  const [group] = (await manager.tell(listSynonyms, {})).items
  expect(group).toMatchObject({ notedBy: '韩志远', takenBackAt: null })
  const taking = { params: { id: group?.id ?? '' } }
  const agent = await world.as('lin')
  expect((await agent.ask(takeSynonymsBack, taking)).status).toBe(403)
  expect((await manager.ask(takeSynonymsBack, taking)).status).toBe(200)
  expect(await refusal(manager.ask(takeSynonymsBack, taking))).toBe('taken back already')
  expect(await manager.tell(listSynonyms, {})).toMatchObject({
    items: [],
    takenBack: [{ takenBackBy: '韩志远' }],
  })
  expect(await world.deed(ctx => ownSynonyms(ctx))).toEqual([])
  expect((await note('热水器', '热水机')).status).toBe(200)
})
