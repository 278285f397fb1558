import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from './contract.ts'
import {
  DEEPEST_POINT,
  inTreeOrder,
  isActive,
  type PointFacts,
  type PointKind,
  type StaffFacts,
  whyNotBelow,
  whyNotChangeRoles,
  whyNotStop,
  whyNotTheseRoles,
} from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}+08:00`)
const everySet: Role[][] = Array.from({ length: 1 << ROLES.length }, (_, set) =>
  ROLES.filter((_, i) => set & (1 << i)),
)

describe('roles', () => {
  test('of all 128 sets only those are refused in which an auditor also acts', () => {
    for (const roles of everySet) {
      const mixed = roles.includes('auditor') && roles.length > 1
      expect(whyNotTheseRoles(roles)).toBe(mixed ? 'an auditor holds no other role' : null)
    }
  })

  test('nobody gives himself roles, whatever they are', () => {
    for (const roles of everySet) {
      expect(whyNotChangeRoles(person(['admin']), roles, { staff: 'me' }, 5)).toBe(
        'nobody gives himself roles',
      )
    }
  })

  test('the last administrator keeps the role and the account; with another one neither is needed', () => {
    const by = { staff: 'other' }
    for (const roles of everySet.filter(roles => !whyNotTheseRoles(roles))) {
      const loses = roles.includes('admin') ? null : 'the last administrator stays'
      expect(whyNotChangeRoles(person(['admin']), roles, by, 0)).toBe(loses)
      expect(whyNotChangeRoles(person(['admin']), roles, by, 1)).toBeNull()
      expect(whyNotChangeRoles(person(['agent']), roles, by, 0)).toBeNull()
    }
    expect(whyNotStop(person(['admin', 'agent']), by, 0)).toBe('the last administrator stays')
    expect(whyNotStop(person(['admin']), by, 1)).toBeNull()
    expect(whyNotStop(person(['agent']), by, 0)).toBeNull()
    expect(whyNotStop(person(['agent']), { staff: 'me' }, 9)).toBe('nobody ends his own account')
  })

  test('somebody works here until the end of his last day, unless disabled', () => {
    const left = (leftOn: string | null) =>
      isActive({ disabledAt: null, leftOn: leftOn ? day(leftOn) : null }, day('2026-11-21'))
    expect([left(null), left('2026-11-22'), left('2026-11-21'), left('2026-11-20')]).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(isActive({ disabledAt: at('2026-11-20T09:00'), leftOn: null }, day('2026-11-21'))).toBe(false)
  })
})

function person(roles: Role[]): StaffFacts {
  return { id: 'me', roles, disabledAt: null, leftOn: null }
}

describe('the tree of service points', () => {
  const tree: PointFacts[] = [
    { id: 'maker', parent: null, kind: 'maker' },
    { id: 'dealer', parent: 'maker', kind: 'dealer' },
    { id: 'store', parent: 'dealer', kind: 'store' },
  ]

  test.each([
    ['maker', 'maker', null],
    ['maker', 'dealer', null],
    ['maker', 'store', null],
    ['dealer', 'maker', 'not below that kind'],
    ['dealer', 'dealer', null],
    ['dealer', 'store', null],
    ['store', 'maker', 'not below that kind'],
    ['store', 'dealer', 'not below that kind'],
    ['store', 'store', null],
  ] as const)('below a %s a new %s: %s', (parent, kind, why) => {
    expect(whyNotBelow(tree, null, parent, kind)).toBe(why)
  })

  test('nothing stands below itself, nor below what is not there', () => {
    expect(whyNotBelow(tree, 'maker', 'store', 'maker')).toBe('below itself')
    expect(whyNotBelow(tree, 'dealer', 'dealer', 'dealer')).toBe('below itself')
    expect(whyNotBelow(tree, null, 'nowhere', 'store')).toBe('unknown service point')
    expect(whyNotBelow(tree, 'store', null, 'store')).toBeNull()
  })

  test('a point does not become a kind that may not have its children', () => {
    expect(whyNotBelow(tree, 'maker', null, 'store')).toBe('not below that kind')
    expect(whyNotBelow(tree, 'dealer', 'maker', 'store')).toBeNull()
    expect(whyNotBelow(tree, 'dealer', 'maker', 'maker')).toBeNull()
  })

  test('eight floors are the most, counted with what hangs below', () => {
    const chain = (length: number, name: string): PointFacts[] =>
      Array.from({ length }, (_, i) => ({
        id: `${name}${i}`,
        parent: i === 0 ? null : `${name}${i - 1}`,
        kind: 'store' as const,
      }))
    const tall = chain(DEEPEST_POINT, 's')
    expect(whyNotBelow(tall, null, 's6', 'store')).toBeNull()
    expect(whyNotBelow(tall, null, 's7', 'store')).toBe('too deep')
    const two = [...chain(6, 'a'), ...chain(3, 'b')]
    expect(whyNotBelow(two, 'b0', 'a4', 'store')).toBeNull()
    expect(whyNotBelow(two, 'b0', 'a5', 'store')).toBe('too deep')
  })

  test('moves that are allowed never make a ring, and every point stays in the order exactly once', () => {
    const kinds = fc.constantFrom<PointKind>('maker', 'dealer', 'store')
    const move = fc.record({ which: fc.nat(11), to: fc.nat(12), kind: kinds })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), moves => {
        let points = Array.from({ length: 12 }, (_, i) => ({
          id: `p${i}`,
          name: `p${i}`,
          parent: null as string | null,
          kind: 'store' as PointKind,
        }))
        for (const { which, to, kind } of moves) {
          const parent = to === 12 ? null : `p${to}`
          if (whyNotBelow(points, `p${which}`, parent, kind)) continue
          points = points.map(point => (point.id === `p${which}` ? { ...point, parent, kind } : point))
        }
        const order = inTreeOrder(points).map(point => point.id)
        expect(order.toSorted()).toEqual(points.map(point => point.id).toSorted())
        for (const point of points) {
          if (point.parent) expect(order.indexOf(point.parent)).toBeLessThan(order.indexOf(point.id))
        }
      }),
      { numRuns: 200 },
    )
  })
})
