import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Interval } from './rules/free.ts'
import { NEARNESS } from './rules/near.ts'
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
  declined: false,
  underReview: false,
  near: null,
  shifts: [span(0, 600)],
  absences: [],
  busy: [],
}

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
    if (one.declined) return 'customer declined'
    if (one.underReview) return 'installation under review'
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
    for (let mask = 0; mask < 128; mask++)
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
                declined: bit(5),
                underReview: bit(6),
                near: [null, ...NEARNESS][n % 3] ?? null,
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

  test('each of the 4096 kinds of technician is judged, with the most lasting reason', () => {
    expect(everybody).toHaveLength(4096)
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
    expect(new Set(list.map(one => one.technician)).size).toBe(4096)
    const places = list.map(one => (one.skip ? 10 : 0) + GROUNDS.indexOf(one.grounds))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const one of list) expect(one.starts.length === 0).toBe(one.skip !== null)
  })

  const crowd = fc
    .uniqueArray(fc.nat(everybody.length - 1), { minLength: 1, maxLength: 12 })
    .map(places => places.map(n => (everybody[n] as Kind).facts))

  test('any crowd is ranked whole: everybody once, one reason or some time, in one order however asked', () => {
    fc.assert(
      fc.property(crowd, fc.infiniteStream(fc.nat()), (facts, dice) => {
        const list = rank(facts, morning, 60)
        const names = facts.map(one => one.technician)
        expect(list.map(one => one.technician).toSorted()).toEqual(names.toSorted())
        for (const one of list) {
          expect(one.skip === null).toBe(one.starts.length > 0)
          if (one.skip) expect(SKIPS.filter(skip => skip === one.skip)).toHaveLength(1)
        }
        const mixed = facts
          .map(one => ({ one, at: dice.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(rank(mixed, morning, 60)).toEqual(list)
        // Of any two, the same one comes first whoever else is asked: a total order.
        for (const [n, first] of list.entries()) {
          const second = list[n + 1]
          if (!second) break
          const two = facts.filter(one => [first.technician, second.technician].includes(one.technician))
          expect(rank(two, morning, 60).map(one => one.technician)).toEqual([
            first.technician,
            second.technician,
          ])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('whoever is chosen, each better suited one is passed by with exactly one reason', () => {
    fc.assert(
      fc.property(crowd, facts => {
        const answer = choose(facts, wish(null, { start: null }), morning)
        const list = rank(facts, morning, 60)
        if ('refusal' in answer) {
          expect(list.every(one => one.skip !== null)).toBe(true)
          return
        }
        const better = (one: { grounds: (typeof GROUNDS)[number] }) =>
          GROUNDS.indexOf(one.grounds) < GROUNDS.indexOf(answer.chosen.grounds)
        expect(answer.passed.filter(better).map(one => [one.technician, one.reason])).toEqual(
          list.filter(better).map(one => [one.technician, one.skip]),
        )
        expect(new Set(answer.passed.map(one => one.technician)).size).toBe(answer.passed.length)
      }),
      { numRuns: 300 },
    )
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

  test('of strangers the nearest goes, busier or not; who was nearer and could not is told', () => {
    const here = { ...able, technician: 'h', near: 'this district', busy: [span(310, 370)] } as const
    const town = { ...able, technician: 't', near: 'this city' } as const
    expect(rank([able, town, here], morning, 60).map(one => one.technician)).toEqual(['h', 't', 'a'])
    const full = { ...here, busy: [span(0, 600)] }
    const resting = { ...here, technician: 'r', shifts: [] }
    expect(choose([able, town, full, resting], wish(null, { start: null }), morning)).toMatchObject({
      chosen: { technician: 't' },
      passed: [{ technician: 'h', near: 'this district', reason: 'full' }],
    })
    const many = Array.from({ length: 9 }, (_, n) => ({ ...full, technician: `m${n}` }))
    expect(choose([able, ...many], wish(null), morning)).toMatchObject({ passed: { length: 5 } })
  })

  test('nobody goes whom the customer declined or whose work is under review, whatever he knows', () => {
    const installer = { ...able, technician: 'z', installedIt: true }
    for (const [fact, skip, refusal] of [
      ['declined', 'customer declined', 'the customer declined this technician'],
      ['underReview', 'installation under review', 'his work on this device is under review'],
    ] as const) {
      const him = { ...installer, [fact]: true }
      expect(choose([able, him], wish(null), morning)).toMatchObject({
        chosen: { technician: 'a' },
        passed: [{ technician: 'z', reason: skip }],
      })
      expect(choose([able, him], wish('z', { why: 'he asked to' }), morning)).toEqual({ refusal })
    }
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
        const passed = {
          technician: 'installer',
          grounds: 'original installer',
          near: null,
          reason: 'by choice',
        }
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
