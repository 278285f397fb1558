import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { provenAt, type ToLog, whyNotLog } from './rules.ts'

const now = Temporal.Instant.from('2026-11-21T08:00:00Z')
const ago = (minutes: number) => now.subtract({ minutes })
const call: ToLog = { direction: 'in', reached: true, said: '不出热水', at: now }

describe('logging a conversation', () => {
  test('takes what took place now, up to thirty days ago', () => {
    expect(whyNotLog(call, now)).toBeNull()
    expect(whyNotLog({ ...call, at: ago(30 * 24 * 60) }, now)).toBeNull()
    expect(whyNotLog({ ...call, at: ago(30 * 24 * 60 + 1) }, now)).toBe('too long ago to be logged')
  })

  test('does not take the future, but bears a clock that is two minutes ahead', () => {
    expect(whyNotLog({ ...call, at: ago(-2) }, now)).toBeNull()
    expect(whyNotLog({ ...call, at: ago(-3) }, now)).toBe('it has not happened yet')
  })

  test('only an outgoing call can miss somebody, and then nothing need have been said', () => {
    expect(whyNotLog({ ...call, direction: 'out', reached: false, said: '' }, now)).toBeNull()
    expect(whyNotLog({ ...call, reached: false, said: '' }, now)).toBe(
      'only an outgoing call can miss somebody',
    )
    expect(whyNotLog({ ...call, said: '' }, now)).toBe('what was said is missing')
  })
})

test('written down late, it proves no more than a quarter of an hour before it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), minutes => {
      const proven = now.since(provenAt(ago(minutes), now)).total('minutes')
      expect(proven).toBe(Math.min(minutes, 15))
    }),
  )
})
