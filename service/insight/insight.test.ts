import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { attributeFault } from '#service/fieldwork/contract.ts'
import type { Client } from '../../test/support/client.ts'
import {
  asked,
  book,
  finished,
  installedBy,
  manyInstalledBy,
  onDay,
  PATIENT,
  window,
} from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { behindFigure, behindInstaller, dashboard, reworkByInstaller, trend } from './contract.ts'

let world: World
let agent: Client
let manager: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  manager = await world.as('han')
})
afterAll(() => world.close())

const period = (from: string, to: string) => ({ query: { from, to } })

test('rework within 90 days of installation, by installer and cause, matured apart', async () => {
  const { wang, li } = world.staff
  // Five of 王's of August are matured at the end of November; his two of October are young.
  const old = await manyInstalledBy(world, wang, 5, n => `2026-08-${n + 10}`)
  const young = await manyInstalledBy(world, wang, 2, n => `2026-10-0${n + 1}`)
  await manyInstalledBy(world, li, 1, () => '2026-10-03')
  await manyInstalledBy(world, null, 1, () => '2026-10-04')

  const repair = async (customer: (typeof old)[number], day: string, main: 'installation' | 'use' | null) => {
    world.clock.set(onDay(day, '07:00'))
    const { visitId } = await finished(world, customer, { window: window('10:00', '12:00', day) })
    if (main) await manager.tell(attributeFault, { params: { id: visitId }, body: { main } })
    return visitId
  }
  // Installed on the 13th: 90 days later is the last day that counts. On the 12th: a day too late.
  const [, , twelfth, thirteenth] = old
  if (!twelfth || !thirteenth || !young[0]) throw new Error('installed')
  await repair(thirteenth, '2026-11-11', 'installation')
  await repair(twelfth, '2026-11-11', 'installation')
  await repair(young[0], '2026-11-24', 'use')
  await repair(young[0], '2026-11-25', null)

  const all = await manager.tell(reworkByInstaller, period('2026-08-01', '2026-11-30'))
  expect(all.company).toMatchObject({ installed: 9, matured: { installation: { k: 1, n: 5, raw: 0.2 } } })
  expect(all.installers.map(one => one.installer.name)).toEqual(['王建国', '李志强'])
  expect(all.installers[0]).toMatchObject({
    installed: 7,
    matured: { any: { k: 1, n: 5, raw: 0.2 }, installation: { k: 1, n: 5 } },
    soFar: { any: { k: 2, n: 7 }, installation: { k: 1, n: 7 } },
    shrunk: { any: 0.2, installation: 0.2 },
    standsOut: null,
  })
  expect(all.installers[0]?.matured.any.low).toBeCloseTo(0.0362, 4)
  expect(all.installers[0]?.matured.any.high).toBeCloseTo(0.6245, 4)
  const { rework } = await manager.tell(dashboard, period('2026-10-01', '2026-10-31'))
  expect(rework).toMatchObject({
    installed: 4,
    matured: { any: { k: 0, n: 0, raw: null } },
    soFar: { any: { k: 1, n: 4, raw: 0.25 }, installation: { k: 0, n: 4 } },
  })
  // 30 days: by then they are matured, and none of them was back. 180: the twelfth was, too.
  const within = async (days: '30' | '180') => {
    const query = { ...period('2026-08-01', '2026-11-30').query, days }
    return (await manager.tell(reworkByInstaller, { query })).company
  }
  expect(await within('30')).toMatchObject({ matured: { any: { k: 0, n: 9 } } })
  expect(await within('180')).toMatchObject({ matured: { any: { n: 0 } }, soFar: { any: { k: 3, n: 9 } } })
  await theDevicesBehind(wang)
})

/** What is listed is what was counted, and each part is the rest of the other. */
async function theDevicesBehind(installer: string) {
  const query = { ...period('2026-08-01', '2026-11-30').query, figure: 'rework' } as const
  const ask = (part: 'all' | 'counted' | 'others') =>
    manager.tell(behindInstaller, { params: { id: installer }, query: { ...query, part } })
  const [whole, counted, others] = [await ask('all'), await ask('counted'), await ask('others')]
  expect(whole.items.map(one => one.at)).toEqual(
    whole.items
      .map(one => one.at)
      .toSorted()
      .toReversed(),
  )
  expect(counted.items).toMatchObject([
    { outcome: 'installation', person: { name: '王建国' }, case: { number: expect.any(String) } },
  ])
  expect(others.items.map(one => one.outcome)).toEqual(Array(4).fill('no repair'))
  expect(whole.items).toHaveLength(5)
  const paged = { params: { id: installer }, query: { ...query, limit: 3 } } as const
  const first = await manager.tell(behindInstaller, paged)
  const rest = await manager.tell(behindInstaller, {
    ...paged,
    query: { ...paged.query, after: first.next ?? '' },
  })
  expect([...first.items, ...rest.items]).toEqual(whole.items)
  expect(rest.next).toBeNull()
  const nobody = await manager.ask(behindInstaller, { ...paged, params: { id: uuidv7() } })
  expect(nobody.status).toBe(404)
}

test('the last attribution decides what counts as installation', async () => {
  world.clock.set(onDay('2026-12-07', '07:00'))
  const customer = await installedBy(agent, world.staff.chen, '2026-09-20')
  const { visitId } = await finished(world, customer, { window: window('10:00', '12:00', '2026-12-07') })
  const counted = async () => {
    const rows = await manager.tell(reworkByInstaller, period('2026-09-20', '2026-09-20'))
    return rows.installers[0]?.soFar.installation.k
  }
  await manager.tell(attributeFault, { params: { id: visitId }, body: { main: 'use' } })
  expect(await counted()).toBe(0)
  const changed = { main: 'installation', reason: '照片上看得出来' } as const
  await manager.tell(attributeFault, { params: { id: visitId }, body: changed })
  expect(await counted()).toBe(1)
})

test('the dashboard counts promises by kind, cases and visits of whole local days', async () => {
  world.clock.set(onDay('2026-12-14', '07:00'))
  const [kept, broken] = [
    await installedBy(agent, world.staff.wang),
    await installedBy(agent, world.staff.wang),
  ]
  const visit = await finished(world, kept, { window: window('10:00', '12:00', '2026-12-14') })
  await asked(world, visit.visitId, { satisfaction: 4 })
  await book(agent, broken, { window: window('15:00', '17:00', '2026-12-14') })
  world.clock.set(onDay('2026-12-15', '12:00'))
  const figures = await agent.tell(dashboard, period('2026-12-14', '2026-12-14'))
  expect(figures).toMatchObject({
    promises: { kept: 1, keptLate: 0, broken: 1, rate: 0.5, kept95: { k: 1, n: 2 } },
    cases: { opened: 2, closed: 0 },
    visits: { finished: 1, brokenOff: 0, onTime: { k: 1, n: 2 } },
    // A repair is judged when its 30 days are over.
    firstFix: { fixed: { n: 0 }, pending: 1 },
    returnVisits: {
      made: 1,
      inTime: { k: 1, n: 1 },
      notReached: { k: 0, n: 1 },
      works: { k: 1, n: 1 },
      satisfied: { k: 1, n: 1 },
    },
  })
  const kinds = Object.fromEntries(figures.byKind.map(one => [one.kind, one.kept95.n]))
  expect(kinds).toEqual({ 'visit window': 2 })
  const next = await agent.tell(dashboard, period('2026-12-15', '2026-12-15'))
  expect(next.byKind.find(one => one.kind === 'return visit')).toMatchObject({ kept: 1, rate: 1 })
  expect(next.cases).toMatchObject({ opened: 0 })
})

test('a period that ends before it begins or lasts for ever is refused', async () => {
  const no = async (from: string, to: string) => (await manager.ask(dashboard, period(from, to))).problem.code
  expect(await no('2026-12-02', '2026-12-01')).toBe('a period ends after it begins')
  expect(await no('2020-01-01', '2026-12-01')).toBe('a period is at most three years')
  const wang = await world.as('wang')
  expect((await wang.ask(dashboard, period('2026-12-01', '2026-12-01'))).status).toBe(403)
  const comparing = await agent.ask(reworkByInstaller, period('2026-12-01', '2026-12-01'))
  expect(comparing.status).toBe(403)
})

test('the cases behind a figure, and the figure week by week; names as the reader may read them', async () => {
  const query = { from: '2026-12-14', to: '2026-12-14', figure: 'promises kept' } as const
  const listed = async (who: Client, part: 'all' | 'counted' | 'others') =>
    (await who.tell(behindFigure, { query: { ...query, part } })).items
  expect((await listed(agent, 'all')).map(one => one.outcome).toSorted()).toEqual(['broken', 'kept'])
  const [broken] = await listed(agent, 'others')
  expect(broken).toMatchObject({ outcome: 'broken', customer: { name: '马俊杰' } })
  expect((await listed(await world.as('shen'), 'others'))[0]?.customer.name).not.toBe('马俊杰')
  const windows = { ...query, kind: 'callback' } as const
  expect((await agent.tell(behindFigure, { query: windows })).items).toEqual([])
  const weeks = { from: '2026-12-07', to: '2026-12-31', figure: 'promises kept', by: 'week' } as const
  expect(await agent.tell(trend, { query: weeks })).toMatchObject([
    { starts: '2026-12-07', share: { k: 1, n: 2 } },
    { starts: '2026-12-14', share: { k: 2, n: 3 } },
  ])
  const no = await agent.ask(trend, { query: { ...weeks, to: '2026-12-01' } })
  expect(no.problem.code).toBe('a period ends after it begins')
})
