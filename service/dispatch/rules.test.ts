import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeStarts, type Interval, joined, overlaps, without } from './rules/free.ts'
import {
  choose,
  GROUNDS,
  groundsOf,
  judge,
  rank,
  SKIPS,
  type TechnicianFacts,
  type Wish,
} from './rules/rank.ts'
import { whenToGo, whyNotBook, whyNotStart, whyNotWindow } from './rules/window.ts'

const day = Temporal.Instant.from('2026-11-23T00:00Z')
const at = (minutes: number) => day.add({ minutes })
const span = (from: number, to: number): Interval => ({ from: at(from), to: at(to) })
const morning = span(60, 300)

const able: TechnicianFacts = {
  technician: 'a',
  installedIt: false,
  repairedItLast: false,
  sameTeam: false,
  left: false,
  otherWork: false,
  skilled: true,
  certified: true,
  shifts: [span(0, 600)],
  absences: [],
  busy: [],
}

describe('free time', () => {
  const some = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 40 })), { maxLength: 6 })
    .map(list => list.map(([from, long]) => span(from, from + long)))
  const has = (list: readonly Interval[], minute: number) =>
    list.some(one => overlaps(one, span(minute, minute + 1)))

  test('without() leaves exactly the minutes that are in the whole and in no hole', () => {
    fc.assert(
      fc.property(some, some, (whole, holes) => {
        const left = without(whole, holes)
        for (let minute = 0; minute < 161; minute++) {
          expect(has(left, minute)).toBe(has(whole, minute) && !has(holes, minute))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('joined() keeps the minutes and leaves a gap between any two', () => {
    fc.assert(
      fc.property(some, list => {
        const whole = joined(list)
        for (let minute = 0; minute < 161; minute++) expect(has(whole, minute)).toBe(has(list, minute))
        for (const [n, one] of whole.entries()) {
          const next = whole[n + 1]
          if (next) expect(Temporal.Instant.compare(one.to, next.from)).toBe(-1)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a start is offered exactly when the whole work fits into free time and begins in the window', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 60 }), (free, minutes) => {
        const offered = freeStarts(free, span(0, 90), minutes).map(String)
        for (let from = 0; from < 90; from += 15) {
          const minutesOfWork = Array.from({ length: minutes }, (_, n) => from + n)
          const fits = minutesOfWork.every(minute => has(free, minute))
          expect(offered.includes(String(at(from)))).toBe(fits)
        }
        expect(offered.length).toBeLessThanOrEqual(6)
      }),
      { numRuns: 200 },
    )
  })

  test('work may end after the window, not after the shift', () => {
    expect(freeStarts([span(0, 60)], span(0, 30), 45).map(String)).toEqual([String(at(0)), String(at(15))])
  })
})

describe('who goes', () => {
  const wish = (technician: string | null, more: Partial<Wish> = {}): Wish => ({
    technician,
    start: at(60),
    minutes: 60,
    why: '',
    ...more,
  })

  const shifts: Record<string, Interval[]> = { on: [span(0, 600)], off: [span(400, 600)] }
  const absences: Record<string, Interval[]> = { here: [], away: [span(0, 600)] }
  const busy: Record<string, Interval[]> = { free: [], full: [span(30, 400)] }

  type Kind = { facts: TechnicianFacts; skip: string | null; grounds: string }
  const states = {
    here: [false, false],
    left: [true, false],
    moved: [false, true],
    both: [true, true],
  } as const

  const expectedSkip = (one: TechnicianFacts, day: Record<'shift' | 'absent' | 'load', string>) => {
    if (one.left) return 'left'
    if (one.otherWork) return 'other work'
    if (!one.skilled) return 'no skill'
    if (!one.certified) return 'certificate expired'
    if (day.shift === 'off') return 'off shift'
    if (day.absent === 'away') return 'absent'
    return day.load === 'full' ? 'full' : null
  }
  const expectedGrounds = (one: TechnicianFacts) => {
    if (one.installedIt) return 'original installer'
    if (one.repairedItLast) return 'repaired it last'
    return one.sameTeam ? 'same team' : 'skilled and free'
  }

  /** Every combination of what can be true of somebody, his shift, his absence and his load. */
  function* everyTechnician(): Generator<Kind> {
    let n = 0
    for (let mask = 0; mask < 32; mask++)
      for (const [left, otherWork] of Object.values(states))
        for (const [shift, hours] of Object.entries(shifts))
          for (const [absent, away] of Object.entries(absences))
            for (const [load, slots] of Object.entries(busy)) {
              const bit = (place: number) => (mask & (1 << place)) !== 0
              const facts: TechnicianFacts = {
                technician: `t${n++}`,
                installedIt: bit(0),
                repairedItLast: bit(1),
                sameTeam: bit(2),
                skilled: bit(3),
                certified: bit(4),
                left,
                otherWork,
                shifts: hours,
                absences: away,
                busy: slots,
              }
              const skip = expectedSkip(facts, { shift, absent, load })
              yield { facts, skip, grounds: expectedGrounds(facts) }
            }
  }
  const everybody = [...everyTechnician()]

  test('each of the 1024 kinds of technician is judged, with the most lasting reason', () => {
    expect(everybody).toHaveLength(1024)
    for (const one of everybody) {
      expect(judge(one.facts, morning, 60).skip).toBe(one.skip)
      expect(groundsOf(one.facts)).toBe(one.grounds)
    }
    expect(new Set(everybody.map(one => one.skip))).toEqual(new Set([null, ...SKIPS]))
    expect(new Set(everybody.map(one => one.grounds))).toEqual(new Set(GROUNDS))
  })

  test('the list holds everybody once: who can go, by grounds; then who cannot, with the reason', () => {
    const list = rank(
      everybody.map(one => one.facts),
      morning,
      60,
    )
    expect(new Set(list.map(one => one.technician)).size).toBe(1024)
    const places = list.map(one => (one.skip ? 10 : 0) + GROUNDS.indexOf(one.grounds))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const one of list) expect(one.starts.length === 0).toBe(one.skip !== null)
  })

  test('the order of the question does not matter', () => {
    const facts = everybody.filter((_, n) => n % 7 === 0).map(one => one.facts)
    const once = rank(facts, morning, 60)
    expect(rank(facts.toReversed(), morning, 60)).toEqual(once)
  })

  test('the original installer goes first; is he absent, the next, and the reason is kept', () => {
    const installer = { ...able, technician: 'z', installedIt: true }
    const other = { ...able, technician: 'b', busy: [span(500, 560)] }
    expect(rank([able, installer, other], morning, 60).map(one => one.technician)).toEqual(['z', 'a', 'b'])
    const away = { ...installer, absences: [span(0, 600)] }
    const list = rank([able, away, other], morning, 60)
    expect(list[0]).toMatchObject({ technician: 'a', grounds: 'skilled and free', skip: null })
    expect(choose([able, away, other], wish(null), morning)).toMatchObject({
      chosen: { technician: 'a' },
      passed: [{ technician: 'z', grounds: 'original installer', reason: 'absent' }],
    })
  })

  test('among equals, who has less to do goes first', () => {
    const busier = { ...able, technician: '0', busy: [span(310, 370)] }
    expect(rank([busier, able], morning, 60)[0]?.technician).toBe('a')
  })

  test('a choice is refused for every reason to skip, else only for passing by a better one silently', () => {
    const installer = { ...able, technician: 'installer', installedIt: true }
    for (const one of everybody) {
      const him = wish(one.facts.technician)
      expect('chosen' in choose([one.facts], him, morning)).toBe(one.skip === null)
      const beside = choose([one.facts, installer], him, morning)
      if (one.skip === null && one.grounds !== 'original installer') {
        expect(beside).toEqual({ refusal: 'say why the better suited technician does not go' })
      }
      const explained = choose([one.facts, installer], { ...him, why: 'the customer asked for him' }, morning)
      expect('chosen' in explained).toBe(one.skip === null)
      if ('passed' in explained && one.grounds !== 'original installer') {
        const passed = { technician: 'installer', grounds: 'original installer', reason: 'by choice' }
        expect(explained.passed).toEqual([passed])
      }
    }
  })

  test('a team mate of the installer may be passed by without a word', () => {
    const mate = { ...able, technician: 'mate', sameTeam: true }
    expect(choose([able, mate], wish('a'), morning)).toMatchObject({ chosen: { technician: 'a' } })
  })

  test('free later in the window is still taken at the time that was asked for', () => {
    const taken = { ...able, busy: [span(60, 120)] }
    const half = { start: at(90), minutes: 30 }
    expect(judge(taken, morning, 30).skip).toBeNull()
    expect(choose([taken], wish('a', half), morning)).toEqual({ refusal: 'the slot is taken' })
    expect(choose([taken], wish('a', { ...half, start: at(120) }), morning)).toMatchObject({ start: at(120) })
    expect(choose([taken], wish('a', { ...half, start: null }), morning)).toMatchObject({ start: at(120) })
    expect(choose([], wish('a'), morning)).toEqual({ refusal: 'not a technician of ours' })
  })

  test('without a name the best suited goes; nobody is said so', () => {
    const installer = { ...able, technician: 'z', installedIt: true, busy: [span(60, 90)] }
    const anybody = wish(null, { start: null })
    expect(choose([able, installer], anybody, morning)).toMatchObject({
      chosen: { technician: 'z' },
      start: at(90),
    })
    expect(choose([able, installer], wish(null), morning)).toMatchObject({
      chosen: { technician: 'a' },
      passed: [{ technician: 'z', reason: 'full' }],
    })
    const full = { ...able, busy: [span(0, 600)] }
    expect(choose([full], anybody, morning)).toEqual({ refusal: 'nobody is free in this window' })
    expect(choose([], anybody, morning)).toEqual({ refusal: 'nobody is free in this window' })
  })
})

describe('what a customer can be told', () => {
  const now = at(0)

  test('a window lies ahead, within 90 days, half an hour to six hours long', () => {
    expect(whyNotWindow(now, span(0, 30))).toBeNull()
    expect(whyNotWindow(now, span(0, 360))).toBeNull()
    expect(whyNotWindow(now, span(-1, 60))).toBe('the window has already begun')
    expect(whyNotWindow(now, span(60, 89))).toBe('the window is shorter than half an hour')
    expect(whyNotWindow(now, span(60, 421))).toBe('the window is longer than six hours')
    const far = 90 * 24 * 60
    expect(whyNotWindow(now, span(far, far + 60))).toBeNull()
    expect(whyNotWindow(now, span(far + 1, far + 60))).toBe('the window is more than 90 days away')
  })

  test('the planned start is not before the window and not at its end', () => {
    expect(whyNotStart(span(60, 120), at(60))).toBeNull()
    expect(whyNotStart(span(60, 120), at(119))).toBeNull()
    for (const start of [59, 120, 500]) {
      expect(whyNotStart(span(60, 120), at(start))).toBe('the visit does not begin inside the window')
    }
  })

  test('somebody goes inside the window until it begins; after that from now on', () => {
    const window = span(60, 120)
    expect(whenToGo(window, at(60))).toEqual(window)
    expect(whenToGo(window, at(90))).toEqual(span(90, 450))
    expect(whenToGo(window, at(90).add({ microseconds: 1 }))).toEqual(span(95, 455))
    expect(whenToGo(window, at(900))).toEqual(span(900, 1260))
    expect(whenToGo(span(0, 1000), at(10))).toEqual(span(10, 1000))
  })

  test('a second visit is promised only when the first can no longer come in time', () => {
    expect(whyNotBook([], now)).toBeNull()
    expect(whyNotBook([{ dueAt: at(-1) }], now)).toBeNull()
    expect(whyNotBook([{ dueAt: at(-1) }, { dueAt: now }], now)).toBe('a visit is already promised')
  })
})
