import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveByChance } from '../../test/support/chance-life.ts'
import type { Client } from '../../test/support/client.ts'
import * as again from '../../test/support/count-again.ts'
import { dice, pick } from '../../test/support/nasty.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { behindFigure, behindInstaller, dashboard, reworkByInstaller, trend } from './contract.ts'
import type { FigureName } from './rules/figures.ts'
import { REWORK_DAYS } from './rules.ts'

/** `COUNT_SEED=… npx vitest run service/insight/second-count.test.ts` lives the same life again. */
const seed = Number(process.env.COUNT_SEED ?? Math.floor(Math.random() * 2 ** 31))
const throwing = dice(seed)

let world: World
let manager: Client
let raw: again.Raw
beforeAll(async () => {
  console.log(`second count: COUNT_SEED=${seed}`)
  world = await openWorld()
  const { wang, li, chen, lin, he, han } = world.staff
  const crew = { technicians: [wang, li, chen], agent: lin, visitor: he, manager: han }
  await world.deed(ctx => liveByChance(ctx, throwing, crew, 260))
  raw = await world.deed(again.rawRows)
  manager = await world.as('han')
}, 120_000)
afterAll(() => world.close())

type Query = { from: string; to: string; days: (typeof REWORK_DAYS)[number] }

/** Everything; then pieces that begin and end anywhere, each with one of the rework days. */
function periods(): Query[] {
  const today = Temporal.PlainDate.from('2026-11-21')
  const some = Array.from({ length: 8 }, () => {
    const from = today.subtract({ days: Math.floor(throwing() * 260) })
    const to = from.add({ days: pick(throwing, [0, 1, 6, 30, 89, 200]) })
    return { from: from.toString(), to: to.toString(), days: pick(throwing, REWORK_DAYS) }
  })
  return [...REWORK_DAYS.map(days => ({ from: '2025-12-01', to: '2026-12-31', days })), ...some]
}

function counted(query: Query): Record<FigureName, again.Counted> {
  const span = { ...query, days: Number(query.days) }
  return {
    'promises kept': again.promisesKept(raw, span),
    'arrived on time': again.arrivedOnTime(raw, span),
    'return visit in time': again.returnVisitInTime(raw, span),
    'return visit not reached': again.returnVisitNotReached(raw, span),
    'fixed at once': again.fixedAtOnce(raw, span),
    rework: again.rework(raw, span, { cause: 'any', soFar: false }),
    'rework by installation': again.rework(raw, span, { cause: 'installation', soFar: false }),
    'rework so far': again.rework(raw, span, { cause: 'any', soFar: true }),
    'rework by installation so far': again.rework(raw, span, { cause: 'installation', soFar: true }),
    satisfied: again.satisfied(raw, span),
    works: again.works(raw, span),
  }
}

const kOfN = ({ among, counts }: again.Counted) => ({ k: counts.length, n: among.length })

test('every figure of the dashboard, counted a second time from the raw rows', async () => {
  for (const query of periods()) {
    const figures = await manager.tell(dashboard, { query })
    const twice = counted(query)
    const { returnVisits, visits, firstFix, rework, promises } = figures
    const once: Record<FigureName, { k: number; n: number }> = {
      'promises kept': promises.kept95,
      'arrived on time': visits.onTime,
      'return visit in time': returnVisits.inTime,
      'return visit not reached': returnVisits.notReached,
      'fixed at once': firstFix.fixed,
      rework: rework.matured.any,
      'rework by installation': rework.matured.installation,
      'rework so far': rework.soFar.any,
      'rework by installation so far': rework.soFar.installation,
      satisfied: returnVisits.satisfied,
      works: returnVisits.works,
    }
    for (const [name, share] of Object.entries(once)) {
      expect({ name, query, ...share }).toMatchObject({ name, query, ...kOfN(twice[name as FigureName]) })
    }
    for (const { kind, kept95 } of figures.byKind) {
      expect(kept95).toMatchObject(kOfN(again.promisesKept(raw, { ...query, days: 90 }, kind)))
    }
  }
})

test('the life has something on both sides of every figure', () => {
  const whole = periods()[1]
  if (!whole) throw new Error('the whole')
  for (const [name, { among, counts }] of Object.entries(counted(whole))) {
    expect({ name, some: counts.length > 0, others: among.length > counts.length }).toEqual({
      name,
      some: true,
      others: true,
    })
  }
})

test('the cases behind each figure are those of the second count, whole pages, none twice', async () => {
  for (const query of periods().slice(2, 6)) {
    for (const [figure, { among, counts }] of Object.entries(counted(query))) {
      const listed = async (part: 'all' | 'counted' | 'others') => {
        const asked = { ...query, figure: figure as FigureName, part, limit: 17 }
        const found = await walk(after => manager.tell(behindFigure, { query: { ...asked, ...after } }))
        return found.map(one => one.id)
      }
      const others = among.filter(id => !counts.includes(id))
      expect({ figure, ids: (await listed('all')).toSorted() }).toEqual({ figure, ids: among.toSorted() })
      expect((await listed('counted')).toSorted()).toEqual(counts.toSorted())
      expect((await listed('others')).toSorted()).toEqual(others.toSorted())
    }
  }
})

type Page<Item> = { items: Item[]; next: string | null }

/** What is on all pages, having seen that each goes on where the last one ended. */
async function walk<Item extends { at: string }>(
  page: (after: { after?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = []
  let next: string | null | undefined
  while (next !== null && found.length < 5000) {
    const got: Page<Item> = await page(next === undefined ? {} : { after: next })
    found.push(...got.items)
    next = got.next
  }
  const times = found.map(one => Temporal.Instant.from(one.at).epochNanoseconds)
  expect(times.every((at, n) => n === 0 || at <= (times[n - 1] ?? at))).toBe(true)
  return found
}

test('each installer: rates, intervals, the rate he is ranked by, and the devices behind it', async () => {
  for (const query of periods().slice(0, 5)) {
    const span = { ...query, days: Number(query.days) }
    const { company, installers } = await manager.tell(reworkByInstaller, { query })
    const all = again.rework(raw, span, { cause: 'installation', soFar: false })
    expect(company.matured.installation).toMatchObject(kOfN(all))
    for (const { installer, matured, soFar, shrunk } of installers) {
      const his = (cause: 'any' | 'installation', young: boolean) =>
        again.rework(raw, span, { cause, soFar: young, by: installer.id })
      expect(matured.any).toMatchObject(kOfN(his('any', false)))
      expect(soFar.installation).toMatchObject(kOfN(his('installation', true)))
      const { k, n } = kOfN(his('installation', false))
      expect(matured.installation).toMatchObject({ k, n })
      if (n === 0) continue
      const [low, high] = again.wilsonByHalving(k, n)
      expect(matured.installation.low).toBeCloseTo(low, 9)
      expect(matured.installation.high).toBeCloseTo(high, 9)
      expect(shrunk.installation).toBeCloseTo((k + (50 * all.counts.length) / all.among.length) / (n + 50), 9)
      const behind = await manager.tell(behindInstaller, {
        params: { id: installer.id },
        query: { ...query, figure: 'rework by installation', part: 'counted', limit: 100 },
      })
      expect(behind.items.map(one => one.id).toSorted()).toEqual(his('installation', false).counts.toSorted())
    }
    const ranked = installers.map(one => one.shrunk.installation ?? 0)
    expect(ranked).toEqual(ranked.toSorted((a, b) => b - a))
  }
})

test('week by week and month by month it adds up to the whole', async () => {
  const query = { from: '2025-12-01', to: '2026-12-31', days: '90' } as const
  for (const [figure, whole] of Object.entries(counted(query))) {
    for (const by of ['week', 'month'] as const) {
      const steps = await manager.tell(trend, { query: { ...query, figure: figure as FigureName, by } })
      const sum = (of: 'k' | 'n') => steps.reduce((total, { share }) => total + share[of], 0)
      expect({ figure, by, k: sum('k'), n: sum('n') }).toEqual({ figure, by, ...kOfN(whole) })
      const first = (day: string) =>
        by === 'week' ? Temporal.PlainDate.from(day).dayOfWeek === 1 : day.endsWith('-01')
      expect(steps.every(({ starts }) => first(starts))).toBe(true)
    }
  }
})

test('who was merged is called by the name he goes by now', async () => {
  const query = { from: '2025-12-01', to: '2026-12-31', figure: 'promises kept', limit: 100 } as const
  const all = await walk(after => manager.tell(behindFigure, { query: { ...query, ...after } }))
  const names = all.map(one => one.customer.name)
  expect(names).toContain('客户0')
  expect(names).not.toContain('客户1')
})
