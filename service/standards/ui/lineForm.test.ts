import { expect, test } from 'vitest'
import { ORDINARY, shippedBook } from '../book.ts'
import { lineFrom, valuesOf } from './lineForm.ts'
import { type Line, lineOf } from './shapes.ts'

const placed = { id: null, edition: null, needsReview: false, effectiveFrom: null }
const line: Line = {
  ...ORDINARY,
  upFor: ['damage'],
  event: 'case opened',
  owes: 'feedback',
  counted: 'working minutes',
  minutes: 90,
  ladder: [
    { minutes: -30, to: 'owner', untouched: false },
    { minutes: 0, to: 'team lead', untouched: true },
    { minutes: 120, to: 'manager', untouched: false },
  ],
  owner: 'first-asked',
  source: '总经理办公会 2026-11-20',
  ...placed,
}

test('a line through the form is the same line, every shipped one too', () => {
  const days: Line = { ...line, counted: 'days', minutes: 0, days: 3, atMinute: 17 * 60 + 30 }
  for (const one of [line, days]) expect(lineFrom(valuesOf(one))).toEqual(one)
  for (const shipped of shippedBook) {
    const one = lineOf({ ...shipped, effectiveFrom: null })
    expect(lineFrom(valuesOf(one))).toEqual({ ...one, needsReview: false })
  }
})

test('whole hours are said in hours, and what a way of counting does not use is put aside', () => {
  expect(valuesOf(line).length).toEqual({ amount: 90, unit: 'minutes' })
  expect(valuesOf({ ...line, minutes: 120 }).length).toEqual({ amount: 2, unit: 'hours' })
  const values = { ...valuesOf({ ...line, days: 3, atMinute: 600 }), counted: 'working minutes' as const }
  expect(lineFrom(values)).toMatchObject({ minutes: 90, days: 0, atMinute: null })
  expect(lineFrom({ ...values, counted: 'working days' })).toMatchObject({
    minutes: 0,
    days: 3,
    atMinute: 600,
  })
})
