import { describe, expect, it } from 'vitest'
import {
  type FaultPlace,
  isDangerous,
  isWithin,
  treeOf,
  under,
  wayTo,
  whyNotMove,
  whyNotUnder,
} from './faults.ts'

const general = { line: null, model: null, lineOfModel: null }
const tubes = { line: 'tubes', model: null, lineOfModel: null }
const balcony = { line: 'balcony', model: null, lineOfModel: null }
const cx16 = { line: null, model: 'CX-16', lineOfModel: 'tubes' }
const loose = { line: null, model: 'loose', lineOfModel: null }

describe('what a fault may be under', () => {
  const products = { general, tubes, balcony, cx16, loose }
  const within: Record<keyof typeof products, readonly (keyof typeof products)[]> = {
    general: ['general', 'tubes', 'balcony', 'cx16', 'loose'],
    tubes: ['tubes', 'cx16'],
    balcony: ['balcony'],
    cx16: ['cx16'],
    loose: ['loose'],
  }
  const all = Object.keys(products) as (keyof typeof products)[]
  it.each(all.flatMap(outer => all.map(inner => [inner, outer] as const)))('%s under %s', (inner, outer) => {
    expect(isWithin(products[inner], products[outer])).toBe(within[outer].includes(inner))
  })

  it('is no cause, nothing that was put away, and nothing of another product', () => {
    const above = (level: number, retired = false) => ({ ...tubes, level, retired })
    expect(whyNotUnder(cx16, above(2))).toBeNull()
    expect(whyNotUnder(cx16, above(3))).toBe('there are three levels')
    expect(whyNotUnder(cx16, above(1), 3)).toBe('there are three levels')
    expect(whyNotUnder(cx16, above(1, true))).toBe('what it belongs to is put away')
    expect(whyNotUnder(balcony, above(1))).toBe('not of the same product')
  })
})

const fault = (id: string, parent: string | null, level: number, of: object = general): FaultPlace => ({
  id,
  parent,
  level,
  ...general,
  ...of,
  retired: false,
})
/** 不上水 › 电磁阀 › 卡住; 漏水 › 接口; 显示错 of one line. */
const all = [
  fault('no water', null, 1),
  fault('valve', 'no water', 2),
  fault('stuck', 'valve', 3),
  fault('leaks', null, 1),
  fault('joint', 'leaks', 2),
  fault('display', null, 1, tubes),
]
const of = (id: string) => all.find(one => one.id === id) as FaultPlace

describe('moving', () => {
  it('is refused into itself, too deep, and out of its product; else it may', () => {
    const why = (id: string, to: string | null) => whyNotMove(of(id), to === null ? null : of(to), all)
    expect(why('valve', 'leaks')).toBeNull()
    expect(why('valve', null)).toBeNull()
    expect(why('joint', 'valve')).toBeNull()
    expect(why('valve', 'joint')).toBe('there are three levels')
    expect(why('no water', 'leaks')).toBe('there are three levels')
    expect(why('no water', 'stuck')).toBe('it would be under itself')
    expect(why('leaks', 'leaks')).toBe('it would be under itself')
    expect(why('joint', 'display')).toBe('not of the same product')
  })

  it('knows what moves along', () => {
    expect(under('no water', all).map(({ id }) => id)).toEqual(['valve', 'stuck'])
    expect(under('stuck', all)).toEqual([])
  })
})

describe('the tree', () => {
  it('puts what is narrowed away above on top', () => {
    const some = all.filter(({ id }) => id !== 'no water')
    expect(treeOf(some).map(branch => branch.fault.id)).toEqual(['valve', 'leaks', 'display'])
    expect(treeOf(all)[0]?.under[0]?.under[0]?.fault.id).toBe('stuck')
  })

  it('is dangerous from the dangerous one downwards', () => {
    const marked = new Map(all.map(one => [one.id, { ...one, safety: one.id === 'valve' }]))
    expect(all.map(({ id }) => id).filter(id => isDangerous(id, marked))).toEqual(['valve', 'stuck'])
    expect(wayTo('stuck', marked).map(({ id }) => id)).toEqual(['no water', 'valve', 'stuck'])
  })

  it('ends, though a circle stood in the table', () => {
    const circle = [fault('a', 'b', 2), fault('b', 'a', 2)]
    expect(wayTo('a', new Map(circle.map(one => [one.id, one])))).toHaveLength(3)
    expect(under('a', circle).length).toBeLessThanOrEqual(2)
  })
})
