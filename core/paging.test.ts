import { expect, test } from 'vitest'
import { uuidv7 } from './ids.ts'
import { pageOf, placeFrom, placeText } from './paging.ts'

const at = Temporal.Instant.from('2026-11-21T01:02:03.000456Z')

test('a place comes back as it was sent', () => {
  const place = { at, id: uuidv7() }
  expect(placeFrom(placeText(place))).toEqual(place)
  expect(placeFrom(undefined)).toBeNull()
})

test('what is no place of a list is told, whatever it is', () => {
  const id = uuidv7()
  const wrong = ['', '~', 'nonsense', `${at}`, `${at}~1`, `yesterday~${id}`, `-271821-04-20T00:00:00Z~${id}`]
  for (const text of [...wrong, `+275760-09-13T00:00:00Z~${id}`, `0000-01-01T00:00:00Z~${id}`]) {
    expect(() => placeFrom(text)).toThrow('not a page of this list')
  }
})

test('a page says where it ended only when there is more', () => {
  const rows = [1, 2, 3].map(() => ({ at, id: uuidv7() }))
  const page = (limit: number) =>
    pageOf(
      rows,
      limit,
      row => row,
      row => row.id,
    )
  expect(page(3)).toEqual({ items: rows.map(row => row.id), next: null })
  const two = page(2)
  expect(two.items).toHaveLength(2)
  expect(placeFrom(two.next ?? undefined)).toEqual(rows[1])
})
