import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ordinaryLadder } from '#service/standards/book.ts'
import { SEERS, type Seer, type Standard } from '#service/standards/contract.ts'
import { wallTime, workingTimeOf } from '#service/standards/rules/working-time.ts'
import {
  brokenAt,
  lookAgainAt,
  oneUp,
  type Step,
  stageOf,
  stepsOf,
  stepsToTake,
  type Timed,
} from './ladder.ts'

const noon = Temporal.Instant.from('2026-11-23T12:00:00Z')
const from = (minutes: number) => noon.add({ minutes })
const callback: Timed = { madeAt: noon, windowFrom: null, dueAt: from(180) }
const minutesFrom = (at: Temporal.Instant) => Math.round(at.since(noon).total('minutes'))

const clock = (ladder: Standard['ladder']) => ({
  line: { counted: 'minutes', ladder } as const,
  time: wallTime,
})
const steps = (p: Timed, ladder = ordinaryLadder) => stepsOf(clock(ladder), p)
const moments = (p: Timed, ladder = ordinaryLadder) => steps(p, ladder).map(step => minutesFrom(step.at))

describe('when', () => {
  test('the ordinary ladder: half an hour before, when it is broken, and an hour later', () => {
    expect(moments(callback)).toEqual([150, 180, 240])
    expect(steps(callback).map(step => stageOf(step.minutes))).toEqual(['due soon', 'broken', 'escalated'])
    expect(Temporal.Instant.compare(brokenAt(callback), callback.dueAt)).toBe(1)
  })

  test('a visit is warned of before its window begins; what is promised for soon at half its time', () => {
    expect(moments({ ...callback, windowFrom: from(60) })).toEqual([30, 180, 240])
    expect(moments({ ...callback, dueAt: from(10) })).toEqual([5, 10, 70])
    expect(moments({ ...callback, windowFrom: from(-10) })).toEqual([-10, 180, 240])
  })

  test('warnings from before it was made fall away, but for the last', () => {
    const ladder: Standard['ladder'] = [
      { minutes: -2400, to: 'owner' },
      { minutes: -100, to: 'owner' },
      { minutes: -60, to: 'owner' },
    ]
    expect(moments(callback, ladder)).toEqual([80, 120])
    expect(moments({ ...callback, dueAt: from(50) }, ladder)).toEqual([25])
    expect(moments({ ...callback, dueAt: from(110) }, ladder)).toEqual([10, 55])
  })

  test('SLA-07 steps of a line that counts work lie in working time, over the night', () => {
    const hours = Array.from({ length: 7 }, () => [{ opens: 480, closes: 1080 }])
    const time = workingTimeOf({
      timeZone: 'Asia/Shanghai',
      alwaysOpen: false,
      official: null,
      hours,
      days: new Map(),
    })
    // Monday 17:00 + 4 h is Tuesday 11:00; an hour before is Tuesday 10:00.
    const at = (text: string) =>
      Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant()
    const p = { madeAt: at('2026-11-23T17:00'), windowFrom: null, dueAt: at('2026-11-24T11:00') }
    const ladder: Standard['ladder'] = [
      { minutes: -60, to: 'owner' },
      { minutes: -200, to: 'owner' },
      { minutes: 480, to: 'manager' },
    ]
    const climbed = stepsOf({ line: { counted: 'working minutes', ladder }, time }, p)
    expect(
      climbed.map(({ at }) =>
        at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice(8, 16),
      ),
    ).toEqual(['23T17:40', '24T10:00', '25T09:00'])
  })
})

/** Any ladder as the contract lets one be written: a step stands once. */
const someLadder = fc.uniqueArray(
  fc.record({
    minutes: fc.constantFrom(-600, -120, -60, -30, -5, 0, 15, 60, 240),
    to: fc.constantFrom(...SEERS),
  }),
  { maxLength: 10, selector: step => `${step.minutes} ${step.to}` },
)
const someTime = fc.record({
  due: fc.integer({ min: 1, max: 900 }),
  window: fc.option(fc.integer({ max: 300, min: 1 })),
})
const promised = ({ due, window }: { due: number; window: number | null }): Timed => ({
  madeAt: noon,
  windowFrom: window !== null && window < due ? from(due - window) : null,
  dueAt: from(due),
})

/** The sweep's way through time: where it is told to look, and now and then at another moment. */
function walk(p: Timed, ladder: Standard['ladder'], others: readonly number[]): (Step & { at: number })[] {
  const all = steps(p, ladder)
  const taken: (Step & { at: number })[] = []
  const look = (now: Temporal.Instant) => {
    for (const step of stepsToTake(all, p, taken, now))
      taken.push({ minutes: step.minutes, to: step.to, at: minutesFrom(now) })
  }
  let at: Temporal.Instant | null = noon
  for (let looks = 0; at !== null && looks < 40; looks++) {
    look(at)
    const next = lookAgainAt(all, p, at)
    for (const other of others) {
      const between = from(other)
      const isBetween = next !== null && Temporal.Instant.compare(between, next) < 0
      if (isBetween && Temporal.Instant.compare(between, at) > 0) look(between)
    }
    at = next
  }
  expect(at).toBeNull()
  return taken
}

describe('which steps', () => {
  test('PRM-06 whenever the sweep looks, each step is taken once, none before its time, and none is left', () => {
    fc.assert(
      fc.property(
        someTime,
        someLadder,
        fc.array(fc.integer({ min: 0, max: 1200 })),
        (time, ladder, others) => {
          const p = promised(time)
          const taken = walk(p, ladder, others)
          const keys = taken.map(step => `${step.minutes} ${step.to}`)
          expect(new Set(keys).size).toBe(keys.length)
          expect(keys.sort()).toEqual(
            steps(p, ladder)
              .map(step => `${step.minutes} ${step.to}`)
              .sort(),
          )
          const moment = new Map(
            steps(p, ladder).map(step => [`${step.minutes} ${step.to}`, minutesFrom(step.at)]),
          )
          for (const step of taken)
            expect(step.at).toBeGreaterThanOrEqual(moment.get(`${step.minutes} ${step.to}`) ?? Infinity)
        },
      ),
    )
  })

  test('after a standstill nobody hears that it is due soon, everybody else what he must', () => {
    const of = (taken: readonly Step[]) =>
      stepsToTake(steps(callback), callback, taken, from(500)).map(step => step.minutes)
    expect(of([])).toEqual([0, 60])
    expect(of([{ minutes: 0, to: 'owner' }])).toEqual([60])
    expect(of([{ minutes: 0, to: 'manager' }])).toEqual([0, 60])
  })

  test('one up: each step reaches the next rung too, what lies behind at once, and none twice', () => {
    const raised = oneUp(steps(callback))
    expect(raised.map(step => [step.minutes, step.to])).toEqual([
      [-30, 'owner'],
      [-30, 'first-asked'],
      [0, 'owner'],
      [0, 'first-asked'],
      [60, 'manager'],
    ])
    const taken: Step[] = [{ minutes: -30, to: 'owner' }]
    const next = stepsToTake(raised, callback, taken, from(151))
    expect(next.map(step => step.to)).toEqual(['first-asked'])
    fc.assert(
      fc.property(someLadder, ladder => {
        const keys = oneUp(steps(callback, ladder)).map(step => `${step.minutes} ${step.to}`)
        expect(new Set(keys).size).toBe(keys.length)
        const next = (to: Seer) => SEERS[SEERS.indexOf(to) + 1] ?? to
        for (const step of steps(callback, ladder)) expect(keys).toContain(`${step.minutes} ${next(step.to)}`)
      }),
    )
  })

  test('without a ladder the sweep still looks when it is broken, for somebody has to tell the customer', () => {
    expect(lookAgainAt([], callback, noon)).toEqual(brokenAt(callback))
    expect(lookAgainAt([], callback, brokenAt(callback))).toBeNull()
    expect(stepsToTake([], callback, [], from(500))).toEqual([])
  })
})
