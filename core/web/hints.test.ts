import type { Query } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { concerns } from './hints.ts'

const query = (key: unknown[], data: unknown, on?: string[]) =>
  ({ queryKey: key, state: { data }, meta: { on } }) as unknown as Query

const hint = { events: ['staff changed'], subjects: ['b7'] }

test('an answer is asked anew when it shows what was changed, or asks for it by name', () => {
  expect(concerns(query(['/api/staff/:id', { params: { id: 'b7' } }], undefined), hint)).toBe(true)
  expect(concerns(query(['/api/staff', {}], { items: [{ id: 'b7' }] }), hint)).toBe(true)
})

test('a list that may grow is asked anew by the event', () => {
  expect(concerns(query(['/api/staff', {}], { items: [] }, ['staff changed']), hint)).toBe(true)
  expect(concerns(query(['/api/staff', {}], { items: [] }, ['team added']), hint)).toBe(false)
})

test('what has nothing to do with it stays as it is', () => {
  expect(concerns(query(['/api/teams', {}], { items: [{ id: 'c1' }] }), hint)).toBe(false)
})
