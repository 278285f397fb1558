import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '#core/endpoint.ts'
import type { Uuid } from '#core/ids.ts'
import { until } from '../../test/support/until.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addAnswer, putContent, readAnswer, setConfidence } from './contract/answers.ts'
import { searchAnswers } from './contract/search.ts'
import { noteSynonyms } from './contract/synonyms.ts'
import { type Follower, openFollower } from './following/follow.ts'
import { searchAnswers as searched } from './queries/search.ts'
import type { Confidence } from './rules/words.ts'

let world: World
let follower: Follower
beforeAll(async () => {
  world = await openWorld()
  follower = openFollower(world.house)
})
afterAll(async () => {
  await follower.close()
  await world.close()
})

type Told = { title: string; body?: string; phrasings?: string[]; language?: string; audience?: string }

async function written(told: Told) {
  const { title, body = '看说明书。', phrasings = [], language = 'zh-Hans', audience = 'internal' } = told
  const han = await world.as('han')
  const card = { kind: 'answer', language, audience }
  const entry = { card, content: { title, phrasings, body } }
  return han.tell(addAnswer, { body: entry } as Question<typeof addAnswer>)
}

type Query = Question<typeof searchAnswers>['query']

async function found(text: string, more: Partial<Query> = {}) {
  const lin = await world.as('lin')
  return lin.tell(searchAnswers, { query: { text, ...more } })
}

const titles = async (text: string) => (await found(text)).items.map(item => item.title)

async function followed() {
  expect(await follower.round()).toBe(true)
  await follower.settled()
}

/**
 * Readers see what another connection wrote within half a second, and a round reads only what is below the
 * oldest transaction of the whole cluster, that of another test's database among them: rounds go on.
 */
const onceFollowed = (shown: (titles: string[]) => boolean, text: string) =>
  until(async () => {
    await followed()
    return shown(await titles(text))
  })
const foundAs = (text: string, title: string) => onceFollowed(all => all.includes(title), text)
const goneFrom = (text: string, title: string) => onceFollowed(all => !all.includes(title), text)

const ANSWERS = [
  { title: '热水器不出热水怎么办', body: '先看**进水阀**是否打开。' },
  { title: '太阳能冬天上不了水', body: '管路结冰:等中午化冻,不要用火烤。', audience: 'customer' },
  { title: '海尔BCD-215冰箱结霜太厚', body: '清理排水孔。' },
  { title: '顯示 E1 是什麼意思', body: '防凍感測器斷線。', language: 'zh-Hant', phrasings: ['面板報 E1'] },
  { title: '保固期內維修要收費嗎', body: '三年內免費。', language: 'zh-Hant', audience: 'customer' },
  { title: '文浩坚师傅装的支架松动', body: '台风后请检查。' },
  { title: 'Water heater heats too slowly', body: 'Descale the element.', language: 'en' },
]

describe('without an index', () => {
  test('titles and other phrasings are found in PostgreSQL, with the words marked', async () => {
    for (const one of ANSWERS) await written(one)
    const { items, from } = await found('热水器不热')
    expect(from).toBe('database')
    expect(items[0]).toMatchObject({ title: '热水器不出热水怎么办', excerpt: '先看进水阀是否打开。' })
    expect(items[0]?.marks).toContain('热水器不')
    const [first] = (await found('e1')).items
    expect(first).toMatchObject({ title: '顯示 E1 是什麼意思', marks: ['E1'], near: 'general' })
    expect((await titles('保修维修'))[0]).toBe('保固期內維修要收費嗎')
  })
})

describe('with an index', () => {
  beforeAll(async () => {
    await followed()
    await until(async () => (await found('热水器')).from === 'index')
  })

  test('CJK-01: one character, two, three and more, and figures among them', async () => {
    for (const text of ['热', '热水', '热水器', '热水器不出热水']) {
      expect(await titles(text), text).toContain('热水器不出热水怎么办')
    }
    expect((await titles('太阳能'))[0]).toBe('太阳能冬天上不了水')
    expect((await titles('文浩坚'))[0]).toBe('文浩坚师傅装的支架松动')
    for (const text of ['海尔BCD-215', 'bcd215', 'BCD-215', '海尔 bcd 215']) {
      expect((await titles(text))[0], text).toBe('海尔BCD-215冰箱结霜太厚')
    }
  })

  test('CJK-02: no script is stripped, and width does not matter', async () => {
    expect((await titles('ＢＣＤ－２１５'))[0]).toBe('海尔BCD-215冰箱结霜太厚')
    expect((await titles('Ｅ１'))[0]).toBe('顯示 E1 是什麼意思')
    expect((await titles('HEATER'))[0]).toBe('Water heater heats too slowly')
    expect(await titles('！？《》…')).toEqual([])
  })

  test('CJK-04: simplified finds traditional and back', async () => {
    for (const text of ['維修', '维修', '保固', '保修']) {
      expect(await titles(text), text).toContain('保固期內維修要收費嗎')
    }
    expect(await titles('熱水器')).toContain('热水器不出热水怎么办')
    expect(await titles('檯風')).toContain('文浩坚师傅装的支架松动')
    const hit = (await found('显示')).items.find(item => item.title.startsWith('顯示'))
    expect(hit?.marks).toContain('顯示')
  })

  test('the words of the text are found, too, and the excerpt is cut around them', async () => {
    const long = `${'先关水。'.repeat(60)}再拆下镁棒。${'最后复位。'.repeat(60)}`
    await written({ title: '怎样做保养', body: long })
    await foundAs('镁棒', '怎样做保养')
    const hit = (await found('镁棒')).items.find(item => item.title === '怎样做保养')
    expect(hit?.excerpt).toMatch(/^….*镁棒/)
    expect(Array.from(hit?.excerpt ?? '').length).toBeLessThan(120)
  })

  test('an edit, an archived answer and a new synonym are in the next search', async () => {
    const han = await world.as('han')
    const { id, content } = await written({ title: '水箱漏水先关总阀' })
    await foundAs('漏水', '水箱漏水先关总阀')
    await han.tell(putContent, {
      params: { id },
      body: { base: 1, content: { ...content, title: '水箱渗水先关总阀' } },
    } as Question<typeof putContent>)
    await foundAs('渗水', '水箱渗水先关总阀')
    await han.tell(noteSynonyms, { body: { words: ['渗水', '冒汗'] } })
    await foundAs('冒汗', '水箱渗水先关总阀')
    await trusted(id, 'archived')
    // The database has the last word before the index has heard of it.
    expect(await titles('渗水')).not.toContain('水箱渗水先关总阀')
    await goneFrom('渗水', '水箱渗水先关总阀')
  })

  test('kind and confidence choose what is found', async () => {
    const { id } = await written({ title: '阳台机怎么排空' })
    await written({ title: '阳台机排空以后' })
    await foundAs('阳台机', '阳台机排空以后')
    await trusted(id, 'validated')
    const chosen = async (more: Partial<Query>) =>
      (await found('阳台机排空', more)).items
        .map(item => item.title)
        .filter(title => title.includes('阳台机'))
    expect(await chosen({ confidence: 'validated' })).toEqual(['阳台机怎么排空'])
    expect(await chosen({ confidence: 'not validated' })).toEqual(['阳台机排空以后'])
    expect(await chosen({ kind: 'answer' })).toHaveLength(2)
    expect(await chosen({ kind: 'lesson' })).toEqual([])
  })

  test('an internal answer is in no search of a customer, whatever he asks', async () => {
    for (const { title, audience } of ANSWERS) {
      const asked = { text: title, audience: 'customer', limit: 20 } as const
      const { items } = await world.deed(ctx => searched(ctx, asked))
      expect(items.every(item => item.audience === 'customer')).toBe(true)
      if (audience === 'customer') expect(items.map(item => item.title)).toContain(title)
    }
  })

  test('another company finds nothing of it', async () => {
    const theirs = await world.as('nan-agent')
    const { items } = await theirs.tell(searchAnswers, { query: { text: '热水器' } })
    expect(items).toEqual([])
  })
})

async function trusted(id: Uuid, confidence: Confidence) {
  const han = await world.as('han')
  const { edition, version } = await han.tell(readAnswer, { params: { id } })
  await han.tell(setConfidence, { params: { id }, body: { confidence, edition, version } })
}
