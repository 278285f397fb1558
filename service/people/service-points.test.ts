import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import * as calendars from './contract/calendars.ts'
import * as points from './contract/points.ts'
import { staffFile } from './contract/staff.ts'

let world: World
let han: Client
beforeAll(async () => {
  world = await openWorld()
  han = await world.as('han')
})
afterAll(() => world.close())

const entry = { parent: null, kind: 'store' as const, name: '德城店', phone: null, address: '' }

describe('the tree of service points', () => {
  test('maker, dealer, stores: parents before children, siblings by name', async () => {
    const add = (name: string, kind: 'maker' | 'dealer' | 'store', parent: string | null) =>
      han.tell(points.addServicePoint, { body: { ...entry, name, kind, parent, phone: '0534-2612345' } })
    const maker = await add('总部', 'maker', null)
    const dealer = await add('鲁北经销处', 'dealer', maker.id)
    await add('b店', 'store', dealer.id)
    await add('a店', 'store', dealer.id)
    const { items } = await han.tell(points.listServicePoints, {})
    expect(items.map(one => [one.name, one.parent])).toEqual([
      ['总部', null],
      ['鲁北经销处', maker.id],
      ['a店', dealer.id],
      ['b店', dealer.id],
    ])
    expect(items[0]).toMatchObject({ phone: '+865342612345', version: 1, closedOn: null })
  })

  test('every refusal', async () => {
    const { items } = await han.tell(points.listServicePoints, {})
    const [maker, dealer, store] = items
    if (!maker || !dealer || !store) throw new Error('the tree is missing')
    const add = async (some: object) =>
      (await han.ask(points.addServicePoint, { body: { ...entry, ...some } })).problem.code
    const change = async (id: string, some: object) =>
      (await han.ask(points.changeServicePoint, { params: { id }, body: { ...entry, version: 1, ...some } }))
        .problem
    expect(await add({ name: '总部' })).toBe('name taken')
    expect(await add({ parent: uuidv7() })).toBe('unknown service point')
    expect(await add({ parent: store.id, kind: 'dealer' })).toBe('not below that kind')
    expect(await add({ phone: 'ring me' })).toBe('unreadable')
    const itself = { name: '总部', kind: 'maker', parent: dealer.id }
    expect((await change(maker.id, itself)).code).toBe('below itself')
    expect((await change(store.id, { name: '总部', parent: dealer.id })).code).toBe('name taken')
    expect((await change(uuidv7(), {})).code).toBe('unknown')
    expect(
      await change(store.id, { name: 'a店', parent: dealer.id, closedOn: '2026-12-31' }),
    ).not.toHaveProperty('code')
    expect(await change(store.id, { name: 'a店' })).toMatchObject({
      code: 'changed meanwhile',
      details: { by: '韩志远' },
    })
    let parent = store.id
    for (let floor = 4; floor <= 8; floor++) {
      parent = (await han.tell(points.addServicePoint, { body: { ...entry, name: `第${floor}层`, parent } }))
        .id
    }
    expect(await add({ name: '第9层', parent })).toBe('too deep')
  })

  test('two moves at the same moment never close the tree to a ring (20 times)', async () => {
    const make = async (name: string) =>
      (await han.tell(points.addServicePoint, { body: { ...entry, name } })).id
    const [a, b] = [await make('甲店'), await make('乙店')]
    const version = async (id: string) =>
      (await han.tell(points.listServicePoints, {})).items.find(one => one.id === id)?.version ?? 0
    for (let round = 0; round < 20; round++) {
      const move = async (id: string, name: string, parent: string | null) => {
        const body = { ...entry, name, parent, version: await version(id) }
        return (await han.ask(points.changeServicePoint, { params: { id }, body })).status
      }
      const statuses = await Promise.all([move(a, '甲店', b), move(b, '乙店', a)])
      expect(statuses.toSorted()).toEqual([200, 409])
      const { items } = await han.tell(points.listServicePoints, {})
      expect(items.filter(one => one.id === a || one.id === b)).toHaveLength(2)
      await move(a, '甲店', null)
      await move(b, '乙店', null)
    }
  })
})

describe('teams and skills', () => {
  test('a team has members, one may lead; changing it replaces them, dissolving it leaves them', async () => {
    const { wang, li, chen } = world.staff
    const team = { name: '一组', servicePoint: null, members: [{ staff: wang, leads: true }, { staff: li }] }
    const { id } = await han.tell(points.addTeam, { body: team })
    const read = async () => (await han.tell(points.listTeams, {})).items.find(one => one.id === id)
    expect((await read())?.members).toEqual([
      { staff: wang, leads: true },
      { staff: li, leads: false },
    ])
    await han.tell(points.changeTeam, {
      params: { id },
      body: { ...team, members: [{ staff: chen }, { staff: chen }], version: 1 },
    })
    expect(await read()).toMatchObject({ members: [{ staff: chen, leads: false }], version: 2 })
    // Who still has the first one open would put 王 and 李 back.
    const late = await han.ask(points.changeTeam, { params: { id }, body: { ...team, version: 1 } })
    expect(late).toMatchObject({
      status: 409,
      problem: { code: 'changed meanwhile', details: { by: '韩志远' } },
    })
    expect((await read())?.members).toEqual([{ staff: chen, leads: false }])
    expect((await han.tell(staffFile, { params: { id: chen } })).teams).toEqual([id])
    await han.tell(points.removeTeam, { params: { id } })
    expect(await read()).toBeUndefined()
    expect((await han.tell(staffFile, { params: { id: chen } })).teams).toEqual([])
    expect((await han.ask(points.removeTeam, { params: { id } })).status).toBe(404)
  })

  test('every refusal of teams and skills', async () => {
    const team = { name: '二组', servicePoint: null, members: [] }
    const { id } = await han.tell(points.addTeam, { body: team })
    const add = async (some: object) =>
      (await han.ask(points.addTeam, { body: { ...team, ...some } })).problem.code
    expect(await add({})).toBe('name taken')
    expect(await add({ name: '三组', servicePoint: uuidv7() })).toBe('unknown service point')
    const stranger = world.staff['nan-agent']
    expect(await add({ name: '三组', members: [{ staff: stranger }] })).toBe('unknown staff')
    const change = async (some: object) =>
      (await han.ask(points.changeTeam, { params: { id }, body: { ...team, version: 1, ...some } })).problem
        .code
    expect(await change({ members: [{ staff: stranger }] })).toBe('unknown staff')
    const skill = await han.tell(points.addSkill, { body: { name: '太阳能' } })
    await han.tell(points.addSkill, { body: { name: '电工', needsCertificate: true } })
    expect((await han.ask(points.addSkill, { body: { name: '电工' } })).problem.code).toBe('name taken')
    const rename = (id: string, name: string) =>
      han.ask(points.changeSkill, { params: { id }, body: { name } })
    expect((await rename(skill.id, '电工')).problem.code).toBe('name taken')
    expect((await rename(uuidv7(), '热泵')).status).toBe(404)
    expect((await rename(skill.id, '太阳能热水器')).status).toBe(200)
    expect((await han.tell(points.listSkills, {})).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: '电工', needsCertificate: true })]),
    )
  })

  test('only administrators and managers arrange them, everybody reads those of his company', async () => {
    for (const username of ['lin', 'qian', 'wang', 'he', 'shen']) {
      const client = await world.as(username)
      const writes = [
        client.ask(points.addServicePoint, { body: { ...entry, name: 'x' } }),
        client.ask(points.addTeam, { body: { name: 'x' } }),
        client.ask(points.addSkill, { body: { name: 'x' } }),
      ]
      expect((await Promise.all(writes)).map(one => one.status)).toEqual([403, 403, 403])
      expect((await client.tell(points.listServicePoints, {})).items.length).toBeGreaterThan(3)
    }
    const nan = await world.as('nan-admin')
    expect((await nan.tell(points.listServicePoints, {})).items).toEqual([])
    expect((await nan.tell(points.listTeams, {})).items).toEqual([])
    expect((await nan.tell(points.listSkills, {})).items).toEqual([])
    const [foreign] = (await han.tell(points.listTeams, {})).items
    expect((await nan.ask(points.removeTeam, { params: { id: foreign?.id ?? '' } })).status).toBe(404)
  })
})

test('official days are looked at before they are written; a row that cannot be read is named', async () => {
  const look = (text: string) => han.tell(calendars.previewOfficialDays, { body: { text } })
  const text = '2027-01-01,元旦,off\n2027-01-03,元旦,work'
  const off = { name: '元旦', working: false }
  expect(await look(text)).toEqual({
    years: [
      {
        year: 2027,
        days: 2,
        known: null,
        changes: [
          { day: '2027-01-01', before: null, after: off },
          { day: '2027-01-03', before: null, after: { name: '元旦', working: true } },
        ],
      },
    ],
    faults: [],
  })
  const wrong = `${text}\n2027-02-30,春节,off`
  expect((await look(wrong)).faults).toEqual([{ row: 3, text: '2027-02-30,春节,off', why: 'no such day' }])
  const refused = await han.ask(calendars.importOfficialDays, { body: { text: wrong } })
  expect([refused.problem.code, refused.problem.details]).toEqual(['rows that cannot be read', { rows: '3' }])
  expect(await look('2026-01-01,元旦,off')).toMatchObject({ years: [{ known: 'shipped' }] })
  await han.tell(calendars.importOfficialDays, { body: { text } })
  const again = await look('2027-01-01,元旦,off')
  expect(again.years).toMatchObject([{ known: 'imported', changes: [{ day: '2027-01-03', after: null }] }])
  expect((await look(text)).years[0]?.changes).toEqual([])
  const nothing = await han.ask(calendars.previewOfficialDays, { body: { text: 'customers' } })
  expect(nothing.problem.code).toBe('not a file of official days')
  const qian = await world.as('qian')
  expect((await qian.ask(calendars.previewOfficialDays, { body: { text } })).status).toBe(403)
})
