import { describe, expect, test } from 'vitest'
import { allDone } from './conduct.ts'
import {
  FAULT_CLASSES,
  isAboutEdition,
  mayReadInFull,
  seesAllVisits,
  unexplained,
  whyNotAttribute,
  whyNotCheckIn,
  whyNotEnd,
  whyNotPhoto,
  whyNotTakeBack,
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

const items = [
  { code: 'shoe covers', required: true },
  { code: 'cleaned', required: true },
  { code: 'mat', required: false },
]
const why = (...codes: string[]) => codes.map(code => ({ code, why: '没有带' }))

test('what is required is done or has a reason; what is not may stay undone', () => {
  expect(unexplained(items, { done: [], unmet: [] })).toEqual(['shoe covers', 'cleaned'])
  expect(unexplained(items, { done: ['cleaned'], unmet: [] })).toEqual(['shoe covers'])
  expect(unexplained(items, { done: ['cleaned'], unmet: why('shoe covers') })).toEqual([])
  expect(unexplained(items, allDone())).toEqual([])
})

test('nothing is said of an item that is not on the list, nor twice of one that is', () => {
  expect(isAboutEdition(items, { done: ['mat'], unmet: why('cleaned') })).toBe(true)
  expect(isAboutEdition(items, { done: ['singing'], unmet: [] })).toBe(false)
  expect(isAboutEdition(items, { done: ['mat'], unmet: why('mat') })).toBe(false)
  expect(isAboutEdition(items, { done: ['mat', 'mat'], unmet: [] })).toBe(false)
})

test('a photo is one by its bytes, one of twenty, and not of a visit that is long over', () => {
  const types = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/svg+xml', 'text/html']
  for (const type of types)
    for (const photos of [0, 19, 20])
      for (const hours of [null, 0, 24, 25]) {
        const endedAt = hours === null ? null : now.subtract({ hours })
        const expected = !types.slice(0, 4).includes(type)
          ? 'not a photo'
          : photos === 20
            ? 'enough photos'
            : hours === 25
              ? 'the visit is long over'
              : null
        expect(whyNotPhoto({ endedAt, photos }, type, now)).toBe(expected)
        expect(whyNotTakeBack({ endedAt }, now)).toBe(hours === 25 ? 'the visit is long over' : null)
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
