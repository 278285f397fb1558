import { expect, test } from 'vitest'
import { byUrgency } from './urgency.ts'

const now = Date.parse('2026-11-23T15:00:00Z')
/** In Shanghai the day ends at 16:00 UTC. */
const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
const groups = (...times: string[]) =>
  byUrgency(
    times.map(time => ({ dueAt: `2026-11-${time}:00Z` })),
    now,
    dayOf,
  ).map(({ urgency, promises }) => [urgency, promises.length])

test('what is over, what is due within the hour, today where the company is, later', () => {
  expect(groups('23T14:59', '23T15:00', '23T15:59', '23T16:00', '24T02:00')).toEqual([
    ['overdue', 1],
    ['within the hour', 2],
    ['later', 2],
  ])
  const morning = Date.parse('2026-11-23T01:00:00Z')
  const dues = ['2026-11-23T02:00:00Z', '2026-11-23T15:59:00Z', '2026-11-23T16:00:00Z']
  expect(
    byUrgency(
      dues.map(dueAt => ({ dueAt })),
      morning,
      dayOf,
    ).map(({ urgency }) => urgency),
  ).toEqual(['today', 'later'])
})
