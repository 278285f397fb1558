import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedBook } from '#service/standards/book.ts'
import type { Standard } from '#service/standards/contract.ts'
import { dueWithPauses } from '#service/standards/rules/clock.ts'
import { workingTimeOf } from '#service/standards/rules/working-time.ts'
import { owedAgain } from './reopening.ts'

const office = {
  timeZone: 'Asia/Shanghai',
  alwaysOpen: false,
  official: 'CN',
  hours: [1, 1, 1, 1, 1, 0, 0].map(works =>
    works
      ? [
          { opens: 510, closes: 720 },
          { opens: 810, closes: 1050 },
        ]
      : [],
  ),
  days: new Map(),
} as const
const time = workingTimeOf(office)
const [any] = shippedBook
if (any === undefined) throw new Error('an empty book')
const line = (rest: Partial<Standard>): Standard => ({
  ...any,
  owes: 'feedback',
  counted: 'working minutes',
  minutes: 240,
  ...rest,
})
const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+08:00`)
/** Owed on Monday at nine, kept an hour later. */
const was = { from: at('23T09:00'), settledAt: at('23T10:00'), pauses: [] }
/** Wednesday at nine. */
const now = at('25T09:00')

describe('SLA-13 a case is open again', () => {
  test('continue: what was left when it was kept; what came after it is not counted', () => {
    const again = owedAgain(line({ reopened: 'continue' }), was, now, time)
    expect(again).toMatchObject({ policy: 'continue', owedFrom: was.from, leftMinutes: 180 })
    expect(again?.dueAt).toEqual(at('25T12:00'))
  })

  test('restart: all of the time again; new cycle: nothing goes on', () => {
    const again = owedAgain(line({ reopened: 'restart' }), was, now, time)
    expect(again).toMatchObject({ policy: 'restart', owedFrom: now, leftMinutes: null })
    expect(again?.dueAt).toEqual(at('25T14:30'))
    expect(owedAgain(line({ reopened: 'new cycle' }), was, now, time)).toBeNull()
  })

  test('a return visit and a visit have a time of their own', () => {
    expect(owedAgain(line({ reopened: 'restart', owes: 'return visit' }), was, now, time)).toBeNull()
  })

  test('what was kept late had nothing left: it is due at once', () => {
    const late = { ...was, settledAt: at('24T16:00') }
    const again = owedAgain(line({ reopened: 'continue' }), late, now, time)
    expect([again?.leftMinutes, again?.dueAt]).toEqual([0, now])
  })

  test('afterwards the book counts it the same way, the closed time being a stop that every line allows', () => {
    const minutes = fc.integer({ min: 1, max: 3000 })
    const counted = fc.constantFrom('minutes' as const, 'working minutes' as const)
    fc.assert(
      fc.property(minutes, minutes, minutes, counted, (given, kept, closed, how) => {
        const one = line({ reopened: 'continue', counted: how, minutes: given })
        const settledAt = was.from.add({ minutes: kept })
        const open = settledAt.add({ minutes: closed })
        const again = owedAgain(one, { ...was, settledAt }, open, time)
        if (again === null || again.leftMinutes === 0) return
        const stops = [{ reason: 'closed' as const, ...again.stopped }]
        const due = dueWithPauses(one, again.owedFrom, stops, time)
        expect(time.between(due, again.dueAt)).toBeCloseTo(0, 6)
      }),
    )
  })
})
