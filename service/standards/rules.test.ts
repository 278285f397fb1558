import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ORDINARY, shippedBook, TOLD } from './book.ts'
import { COUNTS, OUR_KINDS, type Standard } from './contract.ts'
import { dueAt, type WorkingTime } from './rules/clock.ts'
import { decisive, owing, whyNotSet } from './rules.ts'

const at = Temporal.Instant.from
const day = Temporal.PlainDate.from
const today = day('2026-11-21')

const line = (over: Partial<Standard>): Standard => ({
  ...ORDINARY,
  id: null,
  edition: null,
  event: 'visit finished',
  owes: 'return visit',
  counted: 'minutes',
  minutes: 1440,
  owner: 'visitor',
  source: 'test',
  effectiveFrom: null,
  ...over,
})

describe('which line decides', () => {
  test('the shipped book owes a return visit within 24 hours on the wall, by a return visitor', () => {
    const [owed, ...more] = decisive(
      shippedBook,
      'visit finished',
      { reason: 'repair', urgency: 'normal' },
      today,
    )
    expect(more).toEqual([])
    expect(owed).toMatchObject({ owes: 'return visit', counted: 'minutes', minutes: 1440, owner: 'visitor' })
  })

  test('an emergency is answered within a quarter of an hour, an ordinary case by the end of the day', () => {
    const emergency = decisive(shippedBook, 'case opened', { urgency: 'emergency' }, today)
    expect(emergency.map(line => line.minutes)).toEqual([15])
    const ordinary = decisive(shippedBook, 'case opened', { urgency: 'normal' }, today)
    expect(ordinary.map(line => line.counted)).toEqual(['end of working day'])
  })

  test('every line of the shipped book decides for a case that meets its conditions', () => {
    for (const shipped of shippedBook) {
      const facts = { reason: shipped.reason ?? undefined, urgency: shipped.urgency ?? undefined }
      expect(decisive(shippedBook, shipped.event, facts, today)).toContain(shipped)
    }
  })

  test('every kind that we promise has a ladder of its own for what is told in words, and a source', () => {
    const told = decisive(shippedBook, TOLD, {}, today)
    expect(told.map(line => line.owes).sort()).toEqual([...OUR_KINDS].sort())
    for (const line of shippedBook) expect(line.source).toMatch(/^(seeds\/00\d|domain\.md )/)
    for (const line of told) expect(line.ladder.some(step => step.minutes === 0)).toBe(true)
  })

  test('a line for a contract decides for whoever has it in force, before one for product and grade', () => {
    const lines = [
      line({ id: 'a', minutes: 100 }),
      line({ id: 'b', minutes: 60, productLine: 'tv', customerGrade: 'A', customerKind: 'firm' }),
      line({ id: 'c', minutes: 30, contract: '金牌保养' }),
    ]
    const who = { productLine: 'tv', customerGrade: 'A', customerKind: 'firm' }
    const given = (contracts?: string[]) => decisive(lines, 'visit finished', { ...who, contracts }, today)[0]
    expect(given(['银牌保养', '金牌保养'])?.id).toBe('c')
    expect(given(['金牌'])?.id).toBe('b')
    expect(given()?.id).toBe('b')
  })

  test("a company's own line goes before a shipped one from the day on which it comes into force", () => {
    const own = line({ id: 'b', minutes: 720, effectiveFrom: day('2026-11-21') })
    const book = [...shippedBook, own]
    expect(decisive(book, 'visit finished', {}, day('2026-11-20'))[0]?.minutes).toBe(1440)
    expect(decisive(book, 'visit finished', {}, day('2026-11-21'))[0]?.minutes).toBe(720)
  })

  test('the more specific line wins, whatever its date; reason says more than urgency', () => {
    const any = line({ id: 'a', minutes: 1, effectiveFrom: day('2026-11-20') })
    const urgent = line({ id: 'b', minutes: 2, urgency: 'urgent', effectiveFrom: day('2026-11-19') })
    const complaint = line({ id: 'c', minutes: 3, reason: 'complaint', effectiveFrom: day('2026-11-18') })
    const both = line({
      id: 'd',
      minutes: 4,
      reason: 'complaint',
      urgency: 'urgent',
      effectiveFrom: day('2026-11-01'),
    })
    const decided = (facts: { reason?: string; urgency?: string }, book = [any, urgent, complaint, both]) =>
      decisive(book, 'visit finished', facts, today)[0]?.minutes
    expect(decided({})).toBe(1)
    expect(decided({ urgency: 'urgent', reason: 'repair' })).toBe(2)
    expect(decided({ reason: 'complaint', urgency: 'normal' })).toBe(3)
    expect(decided({ reason: 'complaint', urgency: 'urgent' })).toBe(4)
    expect(decided({ reason: 'complaint', urgency: 'urgent' }, [any, urgent, complaint])).toBe(3)
  })

  test('of two lines for the same case the younger decides, in whatever order they are read', () => {
    const first = line({ id: 'a', minutes: 1, effectiveFrom: day('2026-11-01') })
    const second = line({ id: 'b', minutes: 2, effectiveFrom: day('2026-11-10') })
    const corrected = line({ id: 'c', minutes: 3, effectiveFrom: day('2026-11-10') })
    fc.assert(
      fc.property(fc.shuffledSubarray([first, second, corrected], { minLength: 3 }), book => {
        expect(decisive(book, 'visit finished', {}, today)[0]?.minutes).toBe(3)
      }),
    )
  })

  test("a company's own line for all cases leaves the shipped one for emergencies alone", () => {
    const own = line({ id: 'b', event: 'case opened', owes: 'feedback', minutes: 90 })
    const decided = (urgency: string) => decisive([...shippedBook, own], 'case opened', { urgency }, today)
    expect(decided('normal')).toEqual([own])
    expect(decided('emergency').map(one => one.minutes)).toEqual([15])
  })

  test('the product says more than the customer, he more than the reason', () => {
    const book = [
      line({ id: 'a', minutes: 1, reason: 'complaint', urgency: 'urgent' }),
      line({ id: 'b', minutes: 2, customerKind: 'firm' }),
      line({ id: 'c', minutes: 3, productLine: 'heaters' }),
    ]
    const decided = (facts: Parameters<typeof decisive>[2]) =>
      decisive(book, 'visit finished', { reason: 'complaint', urgency: 'urgent', ...facts }, today)[0]
        ?.minutes
    expect(decided({ customerKind: 'person' })).toBe(1)
    expect(decided({ customerKind: 'firm' })).toBe(2)
    expect(decided({ customerKind: 'firm', productLine: 'heaters' })).toBe(3)
    expect(decided({ customerKind: 'firm', productLine: 'lamps' })).toBe(2)
  })

  test('SLA-14 a line that is switched off decides, and owes nothing', () => {
    const off = line({ id: 'z', off: true, effectiveFrom: today })
    const decided = decisive([...shippedBook, off], 'visit finished', {}, today)
    expect(decided).toEqual([off])
    expect(owing(decided)).toEqual([])
    expect(owing(decisive([...shippedBook, off], 'visit finished', {}, day('2026-11-20')))).toHaveLength(1)
  })

  test('an event that the book does not know owes nothing', () => {
    expect(decisive(shippedBook, 'customer sneezed', {}, today)).toEqual([])
  })
})

describe('by when', () => {
  // Working days of eight hours from 09:00 UTC, written as plainly as possible.
  const time: WorkingTime = {
    after: (from, minutes) => from.add({ minutes }),
    before: (to, minutes) => to.subtract({ minutes }),
    between: (from, to) => to.since(from).total('minutes'),
    daysOn: (from, days) => from.add({ hours: 24 * days }),
    workingDaysOn: (from, days) => from.add({ hours: 24 * days }),
    endOfDay: moment => at(`${moment.toString().slice(0, 10)}T17:00:00Z`),
  }
  const noon = at('2026-11-21T12:00:00Z')

  test('minutes count on the wall, working minutes and the end of the day in working time', () => {
    const due = (counted: Standard['counted'], minutes: number) =>
      dueAt(line({ counted, minutes }), noon, time).toString()
    expect(due('minutes', 1440)).toBe('2026-11-22T12:00:00Z')
    expect(due('working minutes', 120)).toBe('2026-11-21T14:00:00Z')
    expect(due('end of working day', 60)).toBe('2026-11-21T17:00:00Z')
  })

  test('a day that has too little left passes the end of day on to the next', () => {
    const late: WorkingTime = { ...time, after: () => at('2026-11-23T09:10:00Z') }
    expect(dueAt(line({ counted: 'end of working day', minutes: 60 }), noon, late).toString()).toBe(
      '2026-11-23T17:00:00Z',
    )
  })
})

describe('adding a line', () => {
  const good = {
    ...ORDINARY,
    event: 'case opened',
    counted: 'minutes',
    minutes: 60,
    effectiveFrom: today,
  } as const
  test('is possible for an announced event, from today on, with time to keep the promise', () => {
    expect(whyNotSet(good, true, today)).toBeNull()
    expect(whyNotSet(good, false, today)).toBe('nobody announces this event')
    expect(whyNotSet({ ...good, effectiveFrom: day('2026-11-20') }, true, today)).toBe(
      'the past is not changed',
    )
    for (const counted of COUNTS) {
      const expected =
        counted.endsWith('working day') || counted === 'working days' ? null : 'a promise needs time'
      expect(whyNotSet({ ...good, counted, minutes: 0 }, true, today)).toBe(expected)
    }
    // What is told in words has its time from them: such a line is a ladder.
    expect(whyNotSet({ ...good, event: TOLD, minutes: 0 }, true, today)).toBeNull()
  })
})
