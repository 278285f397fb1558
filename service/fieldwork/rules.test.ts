import { describe, expect, test } from 'vitest'
import {
  FAULT_CLASSES,
  mayReadInFull,
  seesAllVisits,
  whyNotAttribute,
  whyNotCheckIn,
  whyNotEnd,
} from './rules.ts'

const now = Temporal.Instant.from('2026-11-23T01:00Z')
const bits = [false, true]

test('a visit can be checked into once, not when the case is closed, not early without consent', () => {
  for (const arrived of bits)
    for (const caseClosed of bits)
      for (const early of [-600, 0, 30, 31, 600])
        for (const agreed of bits) {
          const windowFrom = now.add({ minutes: early })
          const expected = arrived
            ? 'the technician is already there'
            : caseClosed
              ? 'the case is closed'
              : early > 30 && !agreed
                ? 'more than 30 minutes early: the customer must agree'
                : null
          expect(whyNotCheckIn({ windowFrom, arrived, caseClosed }, now, agreed)).toBe(expected)
        }
})

test('a visit ends once', () => {
  expect(whyNotEnd(null)).toBeNull()
  expect(whyNotEnd('finished')).toBe('the visit has ended')
  expect(whyNotEnd('broken off')).toBe('the visit has ended')
})

describe('attribution', () => {
  const visit = {
    reviewer: 'manager',
    technician: 'tech',
    installer: 'installer',
    earlierRepairers: ['earlier'],
    finished: true,
    attributedBefore: false,
  }
  const installation = { primary: 'installation', secondary: [], reason: '' } as const

  test('he who went, installed or repaired before never judges, whatever the class', () => {
    for (const primary of FAULT_CLASSES) {
      const to = { primary, secondary: [], reason: 'seen the photo' }
      for (const reviewer of ['tech', 'installer', 'earlier']) {
        expect(whyNotAttribute({ ...visit, reviewer }, to)).toBe('nobody judges his own work')
      }
      expect(whyNotAttribute(visit, to)).toBeNull()
      expect(whyNotAttribute({ ...visit, installer: null }, to)).toBeNull()
    }
  })

  test('only a finished visit is attributed, a change needs a reason, a class counts once', () => {
    expect(whyNotAttribute({ ...visit, finished: false }, installation)).toBe('the visit is not finished')
    const again = { ...visit, attributedBefore: true }
    expect(whyNotAttribute(again, installation)).toBe('a changed attribution needs a reason')
    expect(whyNotAttribute(again, { ...installation, reason: 'the part came back tested' })).toBeNull()
    const twice = { ...installation, secondary: ['wear', 'wear'] as const }
    expect(whyNotAttribute(visit, twice)).toBe('the same class twice')
  })
})

test('phone and address are readable in full from acceptance to 24 h after the end, of own jobs only', () => {
  const ended = now.subtract({ hours: 24 })
  for (const own of bits)
    for (const acceptedAt of [null, now.subtract({ hours: 30 })])
      for (const overAt of [null, ended, ended.subtract({ seconds: 1 })]) {
        const late = overAt !== null && overAt !== ended
        expect(mayReadInFull({ own, acceptedAt, overAt }, now)).toBe(own && acceptedAt !== null && !late)
      }
})

test('who is a technician and nothing else sees his own visits only', () => {
  expect(seesAllVisits(['technician'])).toBe(false)
  expect(seesAllVisits(['technician', 'dispatcher'])).toBe(true)
  expect(seesAllVisits(['manager'])).toBe(true)
})
