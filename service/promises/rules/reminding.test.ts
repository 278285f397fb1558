import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAGES, type Stage } from '../contract.ts'
import { lookAgainAt, type Remindable, stageAt, stagesToRaise, whomToRemind } from './reminding.ts'

const noon = Temporal.Instant.from('2026-11-21T12:00:00Z')
const from = (minutes: number) => noon.add({ minutes })
const callback: Remindable = { madeAt: noon, windowFrom: null, dueAt: from(180) }

describe('when', () => {
  test('half an hour before, when it is broken, and an hour later', () => {
    const minutes = STAGES.map(stage => Math.round(stageAt(callback, stage).since(noon).total('minutes')))
    expect(minutes).toEqual([150, 180, 240])
  })

  test('a visit is announced before its window begins, a short promise at half its time', () => {
    expect(stageAt({ ...callback, windowFrom: from(60) }, 'due soon')).toEqual(from(30))
    expect(stageAt({ ...callback, dueAt: from(10) }, 'due soon')).toEqual(from(5))
    expect(stageAt({ ...callback, windowFrom: from(-10) }, 'due soon')).toEqual(from(-10))
  })

  test('walking through time raises every stage once, in order, and then looks no more', () => {
    const raised: Stage[] = []
    let at: Temporal.Instant | null = noon
    let looks = 0
    while (at !== null && looks++ < 10) {
      raised.push(...stagesToRaise(callback, raised, at))
      at = lookAgainAt(callback, at)
    }
    expect(raised).toEqual(['due soon', 'broken', 'escalated'])
    expect(looks).toBe(4)
  })

  test('after a standstill nobody hears that it is due soon, everybody else what he must', () => {
    expect(stagesToRaise(callback, [], from(500))).toEqual(['broken', 'escalated'])
    expect(stagesToRaise(callback, ['broken'], from(500))).toEqual(['escalated'])
  })

  test('whenever the sweep looks, no stage is raised twice and none before its time', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 })
    fc.assert(
      fc.property(moments, list => {
        const raised: Stage[] = []
        for (const minute of list.sort((a, b) => a - b)) {
          for (const stage of stagesToRaise(callback, raised, from(minute))) {
            expect(Temporal.Instant.compare(stageAt(callback, stage), from(minute))).toBeLessThanOrEqual(0)
            raised.push(stage)
          }
        }
        expect(new Set(raised).size).toBe(raised.length)
      }),
    )
  })
})

describe('whom', () => {
  const p = { owner: 'owner', ownerRole: null, handler: 'handler', firstAskedBy: 'first' }
  const here =
    (...staff: string[]) =>
    (one: string) =>
      staff.includes(one)

  test('whoever sees to it; passed over when gone: the handler, the first asked, the managers', () => {
    for (const stage of ['due soon', 'broken'] as const) {
      expect(whomToRemind(stage, p, here('owner', 'handler', 'first'))).toEqual({ staff: 'owner' })
      expect(whomToRemind(stage, p, here('handler', 'first'))).toEqual({ staff: 'handler' })
      expect(whomToRemind(stage, p, here('first'))).toEqual({ staff: 'first' })
      expect(whomToRemind(stage, p, here())).toEqual({ role: 'manager' })
      expect(whomToRemind(stage, { ...p, owner: null, ownerRole: 'visitor' }, here('first'))).toEqual({
        role: 'visitor',
      })
    }
  })

  test('an hour after it was broken always the managers', () => {
    expect(whomToRemind('escalated', p, here('owner'))).toEqual({ role: 'manager' })
  })
})
