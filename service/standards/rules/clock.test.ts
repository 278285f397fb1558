import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '#service/people/rules/calendar.ts'
import { ORDINARY } from '../book.ts'
import { COUNTS, PAUSE_REASONS, type Standard } from '../contract.ts'
import { dueAfterReopening, dueAt, dueWithPauses, type Pause, remainingAt, rungs } from './clock.ts'
import { workingTimeOf } from './working-time.ts'

const nine = [{ opens: 540, closes: 1080 }]
const eight = [
  { opens: 510, closes: 720 },
  { opens: 810, closes: 1080 },
]
const shanghai = (day = nine): Calendar => ({
  timeZone: 'Asia/Shanghai',
  alwaysOpen: false,
  official: null,
  hours: [day, day, day, day, day, [], []],
  days: new Map(),
})
const time = workingTimeOf(shanghai())

/** Local time of a day in November 2026; the 23rd is a Monday. */
const at = (local: string) => Temporal.Instant.from(`2026-11-${local}+08:00`)
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).slice(8)

const line = (over: Partial<Standard> = {}): Standard => ({
  ...ORDINARY,
  id: null,
  edition: null,
  event: 'case opened',
  owes: 'feedback',
  counted: 'working minutes',
  minutes: 240,
  pausesFor: [...PAUSE_REASONS],
  owner: 'handler',
  source: 'test',
  effectiveFrom: null,
  ...over,
})
const pause = (from: string, to: string, reason: Pause['reason'] = 'customer'): Pause => ({
  reason,
  from: at(from),
  to: at(to),
})

describe('by days', () => {
  test('SLA-05 five working days are forty working hours, on days of eight hours', () => {
    const eights = workingTimeOf(shanghai(eight))
    const days = line({ counted: 'working days', days: 5 })
    const hours = line({ minutes: 40 * 60 })
    // From the end of a day, at night and on days off; inside a day its rest is given on top.
    for (const from of ['23T18:00', '23T22:00', '28T11:00', '29T23:59', '27T18:00']) {
      expect([from, local(dueAt(days, at(from), eights))]).toEqual([
        from,
        local(dueAt(hours, at(from), eights)),
      ])
    }
    expect(local(dueAt(days, at('23T11:00'), eights))).toBe('30T18:00')
  })

  test('SLA-10 the same time on the wall so many days later, over both changes of the clock', () => {
    const berlin = workingTimeOf({ ...shanghai(), timeZone: 'Europe/Berlin' })
    for (const [from, to] of [
      ['2026-03-28T15:00+01:00', '2026-03-30T15:00+02:00'],
      ['2026-10-24T15:00+02:00', '2026-10-26T15:00+01:00'],
    ] as const) {
      const two = line({ counted: 'days', days: 2 })
      expect(dueAt(two, Temporal.Instant.from(from), berlin).toString()).toBe(
        Temporal.Instant.from(to).toString(),
      )
    }
  })

  test('today at five is tomorrow at five for whoever asks at six', () => {
    const five = line({ counted: 'days', atMinute: 17 * 60 })
    expect(local(dueAt(five, at('23T16:00'), time))).toBe('23T17:00')
    expect(local(dueAt(five, at('23T18:00'), time))).toBe('24T17:00')
    const working = line({ counted: 'working days', atMinute: 17 * 60 })
    expect(local(dueAt(working, at('27T18:00'), time))).toBe('30T17:00')
    expect(local(dueAt(working, at('28T10:00'), time))).toBe('30T17:00')
  })

  test('SLA-07 the ladder of Monday 17:00 + 4 h warns on Tuesday at 10:00, and climbs in working time', () => {
    const eights = workingTimeOf(shanghai([{ opens: 480, closes: 1080 }]))
    const ladder = [
      { minutes: 60, to: 'manager' },
      { minutes: -60, to: 'owner' },
      { minutes: 480, to: 'manager' },
      { minutes: 0, to: 'owner' },
    ] as const
    const due = dueAt(line(), at('23T17:00'), eights)
    const climbed = rungs(line({ ladder: [...ladder] }), due, eights)
    expect(climbed.map(rung => [local(rung.at), rung.to])).toEqual([
      ['24T10:00', 'owner'],
      ['24T11:00', 'owner'],
      ['24T12:00', 'manager'],
      ['25T09:00', 'manager'],
    ])
    const wall = rungs(line({ counted: 'minutes', ladder: [...ladder] }), due, eights)
    expect(local(wall[3]?.at ?? due)).toBe('24T19:00')
  })
})

describe('pauses', () => {
  test('SLA-04 a pause counts only the working minutes in it', () => {
    const due = (...pauses: Pause[]) => local(dueWithPauses(line(), at('23T10:00'), pauses, time))
    expect(due()).toBe('23T14:00')
    expect(due(pause('23T11:00', '23T12:00'))).toBe('23T15:00')
    expect(due(pause('23T11:00', '25T10:00'))).toBe('25T13:00')
    // Twice at the same time is once.
    expect(due(pause('23T11:00', '23T12:00'), pause('23T11:30', '23T12:00', 'part'))).toBe('23T15:00')
    // Begun when it was over, it helps nobody.
    expect(due(pause('23T15:00', '23T18:00'))).toBe('23T14:00')
  })

  test('SLA-04 moving a pause inside closed hours changes nothing', () => {
    const minutes = fc.integer({ min: 0, max: 14 * 60 })
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 10, max: 1500 }), (a, b, length) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const closing = at('23T18:30')
        const night = { from: closing.add({ minutes: from }), to: closing.add({ minutes: to }) }
        const clocked = line({ minutes: length })
        const due = dueWithPauses(clocked, at('23T16:00'), [{ reason: 'part', ...night }], time)
        expect(due).toEqual(dueAt(clocked, at('23T16:00'), time))
      }),
      { numRuns: 200 },
    )
  })

  test('a line waits only for what it allows; on the wall every hour counts', () => {
    const waits = pause('23T11:00', '23T12:00', 'part')
    const due = (over: Partial<Standard>) => local(dueWithPauses(line(over), at('23T10:00'), [waits], time))
    expect(due({ pausesFor: ['customer'] })).toBe('23T14:00')
    expect(due({ pausesFor: ['part'] })).toBe('23T15:00')
    expect(due({ counted: 'minutes', minutes: 1440 })).toBe('24T11:00')
    expect(due({ counted: 'end of working day' })).toBe('24T10:00')
  })

  const someLine = fc
    .record({ counted: fc.constantFrom(...COUNTS), minutes: fc.integer({ min: 1, max: 3000 }) })
    .map(over => line({ ...over, days: 2 }))
  const somePause = fc
    .record({
      from: fc.integer({ min: 0, max: 4000 }),
      length: fc.integer({ min: 1, max: 3000 }),
      reason: fc.constantFrom(...PAUSE_REASONS),
    })
    .map(({ from, length, reason }): Pause => {
      const begun = at('23T10:00').add({ minutes: from })
      return { reason, from: begun, to: begun.add({ minutes: length }) }
    })

  test('SLA-06 what is left is the same at every moment of a pause, however often it is asked anew', () => {
    const share = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(
        someLine,
        fc.array(somePause, { minLength: 1, maxLength: 3 }),
        share,
        (clocked, pauses, share) => {
          // Computed from facts alone: whoever asks after a restart gets the same.
          const left = (moment: Temporal.Instant) =>
            remainingAt(clocked, at('23T10:00'), structured(pauses), time, moment)
          for (const { from, to } of pauses) {
            const inside = from.add({ seconds: Math.floor((to.since(from).total('seconds') * share) / 100) })
            expect(left(inside)).toBeCloseTo(left(from), 4)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  /** As they come back from where they are kept. */
  const structured = (pauses: readonly Pause[]): Pause[] =>
    pauses.map(({ reason, from, to }) => ({
      reason,
      from: Temporal.Instant.from(from.toString()),
      to: Temporal.Instant.from(to.toString()),
    }))

  test('SLA-15 another standard while the clock stands: the earned pause is kept', () => {
    const waited = [pause('23T11:00', '24T11:00')]
    expect(local(dueWithPauses(line({ minutes: 240 }), at('23T10:00'), waited, time))).toBe('24T14:00')
    expect(local(dueWithPauses(line({ minutes: 120 }), at('23T10:00'), waited, time))).toBe('24T12:00')
    expect(local(dueWithPauses(line({ minutes: 540 }), at('23T10:00'), waited, time))).toBe('25T10:00')
  })

  test('SLA-17 made while we wait already, or have waited before: the clock runs from then on, once', () => {
    const due = (...pauses: Pause[]) => local(dueWithPauses(line(), at('23T10:00'), pauses, time))
    expect(due(pause('23T10:00', '23T12:00'))).toBe('23T16:00')
    expect(due(pause('23T09:00', '23T12:00'))).toBe('23T16:00')
    expect(due(pause('22T09:00', '23T10:00'))).toBe('23T14:00')
    expect(due(pause('22T09:00', '22T10:00'))).toBe('23T14:00')
    // It ends when it was said to end: none runs for ever.
    const left = remainingAt(line(), at('23T10:00'), [pause('23T10:00', '23T12:00')], time, at('23T17:00'))
    expect(left).toBe(0)
  })

  test('SLA-21 what is left is never less than nothing, and never grows while the clock runs', () => {
    fc.assert(
      fc.property(someLine, fc.array(somePause, { maxLength: 3 }), (clocked, pauses) => {
        const from = at('23T10:00')
        const due = dueWithPauses(clocked, from, pauses, time)
        let last = remainingAt(clocked, from, pauses, time, from)
        for (let step = 0; step <= 40; step++) {
          const left = remainingAt(clocked, from, pauses, time, from.add({ minutes: step * 200 }))
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left).toBeLessThanOrEqual(last + 0.001)
          last = left
        }
        expect(remainingAt(clocked, from, pauses, time, due)).toBe(0)
        expect(Temporal.Instant.compare(due, dueAt(clocked, from, time))).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe('opened again', () => {
  const closed = { from: at('23T12:00'), to: at('25T15:00') }
  const due = (reopened: Standard['reopened'], pauses: Pause[] = []) =>
    local(dueAfterReopening(line({ reopened }), at('23T10:00'), closed, time, pauses))

  test('SLA-13 continue gives what was left, restart and a new cycle everything; closed time never counts', () => {
    expect(due('continue')).toBe('25T17:00')
    expect(due('restart')).toBe('26T10:00')
    expect(due('new cycle')).toBe('26T10:00')
    expect(due('continue', [pause('23T10:30', '23T11:30')])).toBe('25T18:00')
  })

  test('SLA-13 what had run out when it was closed is due at once', () => {
    const late = dueAfterReopening(line({ reopened: 'continue', minutes: 60 }), at('23T10:00'), closed, time)
    expect(late).toEqual(closed.to)
  })
})
