import { afterAll, beforeAll, expect, test } from 'vitest'
import { someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { ask, type Plan, plansOf } from './plans.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await someCustomer(await world.as('lin'))
})
afterAll(() => world?.close())

/** The scans of the search terms, each with what it looks up in its index; of a scan without one its kind. */
const lookedUp = (plan: Plan): string[] => [
  ...(plan['Relation Name'] === 'find_terms' ? [plan['Index Cond'] ?? plan['Node Type']] : []),
  ...(plan.Plans ?? []).flatMap(lookedUp),
]

test.each(['王', '热水', '昆山市玉山镇', '王大明 5678', 'wang'])(
  'CJK-03: %s is looked up by its terms in an index under row level security, whatever its values',
  async text => {
    const plans = await plansOf(world.house, world.company, ctx => ask(ctx, text), true)
    const scans = plans.flatMap(({ plan }) => lookedUp(plan))
    expect(scans.length).toBeGreaterThan(1)
    expect(scans.filter(scan => !/\bterm (=|>=)/.test(scan))).toEqual([])
  },
)
