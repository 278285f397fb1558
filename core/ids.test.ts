import { expect, test } from 'vitest'
import { isUuid, uuidv7 } from './ids.ts'

test('ids of one process sort in the order they were made, also many within one millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7())
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id carries its version, its variant and its millisecond', () => {
  const at = Date.UTC(2100, 0, 1)
  const id = uuidv7(at)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
})

test('a clock that goes back makes no id that sorts before', () => {
  const later = uuidv7(Date.UTC(2101, 0, 1))
  expect(uuidv7(Date.UTC(2020, 0, 1)) > later).toBe(true)
})

test('only a whole UUID is one', () => {
  expect(isUuid(uuidv7())).toBe(true)
  for (const text of ['', 'x', `${uuidv7()}0`, ` ${uuidv7()}`, uuidv7().replaceAll('-', '')]) {
    expect(isUuid(text)).toBe(false)
  }
})
