import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { addDevice, addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { written } from '../../test/support/answers.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { noteUse } from './actions/uses.ts'
import { listAnswers } from './contract/answers.ts'
import { answerShelf } from './contract/lists.ts'
import { setPublicAddress } from './contract/public.ts'
import { lessonsOfDevice } from './contract/uses.ts'

/** What is listed without a question begins with what the reader reads. */

let world: World
let lin: Client
let han: Client
let line: Uuid
let model: Uuid

beforeAll(async () => {
  world = await openWorld({ requestsPerMinute: 3000 })
  world.clock.set('2026-11-23T01:00:00Z')
  lin = await world.as('lin')
  han = await world.as('han')
  line = (await han.tell(addProductLine, { body: { name: '真空管' } })).id
  model = (await han.tell(addModel, { body: { name: 'QB-18', productLine: line } })).id
})
afterAll(() => world.close())

type Places = { lines?: Uuid[]; models?: Uuid[] }

async function write(language: Language, title: string, places: Places, more: object = {}) {
  world.clock.forward({ minutes: 1 })
  const content = { title, body: '先看水压。', places: { lines: [], models: [], faults: [], ...places } }
  return written(han, content, { language, ...more })
}

const titles = (all: readonly { title: string }[]) => all.map(({ title }) => title)

/** The titles in the list of a line, read in pages of so many. */
async function paged(of: Uuid, limit: number, reads?: Language): Promise<string[]> {
  const all: string[] = []
  let after: string | null = null
  do {
    const query = { line: of, limit, ...(reads && { reads }), ...(after !== null && { after }) }
    const page: { items: { title: string }[]; next: string | null } = await lin.tell(listAnswers, { query })
    all.push(...titles(page.items))
    after = page.next
  } while (after !== null)
  return all
}

test('a list has all in the own language first, then the other Chinese, over pages of any size', async () => {
  const of = (await han.tell(addProductLine, { body: { name: '热泵' } })).id
  const order = ['zh-Hant', 'zh-Hans', 'en', 'zh-Hans', 'zh-Hant', 'en'] as const
  for (const [n, language] of order.entries()) await write(language, `${language} ${n}`, { lines: [of] })
  const changed = ['en 5', 'zh-Hant 4', 'zh-Hans 3', 'en 2', 'zh-Hans 1', 'zh-Hant 0']
  for (const limit of [1, 2, 3, 4, 6, 50]) {
    const ofHant = ['zh-Hant 4', 'zh-Hant 0', 'zh-Hans 3', 'zh-Hans 1', 'en 5', 'en 2']
    expect(await paged(of, limit, 'zh-Hant')).toEqual(ofHant)
    expect((await paged(of, limit, 'en')).slice(0, 2)).toEqual(['en 5', 'en 2'])
    expect(await paged(of, limit)).toEqual(changed)
  }
  const onlyOne = { line: of, language: 'en', reads: 'zh-Hans', limit: 1 } as const
  const first = await lin.tell(listAnswers, { query: onlyOne })
  const rest = await lin.tell(listAnswers, { query: { ...onlyOne, after: first.next ?? '' } })
  expect(titles([...first.items, ...rest.items])).toEqual(['en 5', 'en 2'])
})

test('a page of another list is refused', async () => {
  const { next } = await lin.tell(listAnswers, { query: { limit: 1 } })
  for (const after of [next ?? '', 'zh-Hans', 'zh-Hans~nonsense', `fr~${next}`]) {
    expect((await lin.ask(listAnswers, { query: { reads: 'zh-Hans', after } })).status).toBe(400)
  }
})

test('on the shelf lies first what the reader reads, of what was told and of what is new', async () => {
  const [hans, en] = [await write('zh-Hans', '水不热', {}), await write('en', 'No hot water', {})]
  for (const { id, edition } of [hans, en, en]) {
    const use = { answer: id, edition, how: 'told', about: null, device: null, customer: null } as const
    await world.deed(ctx => noteUse(ctx, { ...use, solved: true }))
  }
  const shelf = async (reads?: Language) => {
    const { told, added } = await lin.tell(answerShelf, { query: reads ? { reads } : {} })
    return { told: titles(told), added: titles(added)[0] }
  }
  expect(await shelf()).toEqual({ told: ['No hot water', '水不热'], added: 'No hot water' })
  expect(await shelf('en')).toEqual(await shelf())
  for (const reads of ['zh-Hans', 'zh-Hant'] as const) {
    const { told, added } = await shelf(reads)
    expect(told).toEqual(['水不热', 'No hot water'])
    expect(added).not.toBe('No hot water')
  }
  expect((await shelf('zh-Hans')).added).toBe('水不热')
})

test('of the lessons for a device those come first that the reader reads, the nearest before others', async () => {
  const lesson = { kind: 'lesson' }
  await write('en', 'Drain it', { models: [model] }, lesson)
  await write('zh-Hans', '一分钟学会补水', { lines: [line] }, lesson)
  await write('zh-Hans', '一分钟学会排空', { models: [model] }, lesson)
  await write('zh-Hant', '一分鐘學會排空', { models: [model] }, lesson)
  const { id } = await lin.tell(addCustomer, { body: { name: '马俊杰', phones: [] } })
  const device = await lin.tell(addDevice, { params: { id }, body: { model, serial: 'QB-18-1' } })
  const lessons = async (query: { reads?: Language }) =>
    titles(await lin.tell(lessonsOfDevice, { params: { id: device.id }, query }))
  const hans = ['一分钟学会排空', '一分钟学会补水', '一分鐘學會排空', 'Drain it']
  expect(await lessons({ reads: 'zh-Hans' })).toEqual(hans)
  expect((await lessons({ reads: 'en' }))[0]).toBe('Drain it')
  expect(await lessons({})).toEqual(['Drain it', '一分钟学会排空', '一分鐘學會排空', '一分钟学会补水'])
})

test('a customer whose language has nothing on the shelf sees the next that he may read', async () => {
  await han.tell(setPublicAddress, { body: { address: 'chenguang', version: 0 } })
  const shown = async (language: string, about = '') => {
    const headers = { 'accept-language': language }
    const page = await (await world.stranger().send('GET', `/answers/chenguang${about}`, { headers })).text()
    return ['防冻怎么做', '防凍怎麼做', 'Keep it from freezing'].filter(title => page.includes(title))
  }
  const forAll = { audience: 'customer' }
  await write('en', 'Keep it from freezing', { lines: [line] }, forAll)
  expect(await shown('zh-TW')).toEqual(['Keep it from freezing'])
  await write('zh-Hans', '防冻怎么做', { lines: [line] }, forAll)
  for (const about of ['', `?line=${line}`]) expect(await shown('zh-TW', about)).toEqual(['防冻怎么做'])
  await write('zh-Hant', '防凍怎麼做', { lines: [line] }, forAll)
  for (const about of ['', `?line=${line}`]) {
    expect(await shown('zh-TW', about)).toEqual(['防凍怎麼做'])
    expect(await shown('zh-CN', about)).toEqual(['防冻怎么做'])
    expect(await shown('en', about)).toEqual(['Keep it from freezing'])
  }
})
