import { describe, expect, test } from 'vitest'
import { backAt, type Handed, type Offered, shiftAnswerBy, whyNotAnswerShift, whyNotHand } from './shifts.ts'
import { byNeed, isOverloaded, type Load, minutesLeft, scopeOf, whyNotTakeOver } from './team.ts'

const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+08:00`)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const monday = [span('23T08:30', '23T12:00'), span('23T13:00', '23T17:30')]
const tuesday = [span('24T08:30', '24T12:00'), span('24T13:00', '24T17:30')]
const week = [...monday, ...tuesday]
const said = (moment: Temporal.Instant | null) =>
  moment?.toString({ timeZone: '+08:00' }).slice(8, 16) ?? null

describe('when somebody is back', () => {
  test.each([
    ['in the morning', '23T09:00', []],
    ['at lunch, which is no going home', '23T12:30', []],
    ['at the minute of the end', '23T17:30', []],
    ['in the night', '23T23:00', []],
    ['ill from two on', '23T14:00', [span('23T14:00', '23T18:00')]],
  ])('%s: the next morning', (_, now, away) => {
    expect(said(backAt(at(now), week, away))).toBe('24T08:30')
  })
  test('before the shift, it is that shift; after the last one that is planned, nobody knows', () => {
    expect(said(backAt(at('23T07:00'), week, []))).toBe('23T08:30')
    expect(backAt(at('24T17:00'), week, [])).toBeNull()
    expect(backAt(at('23T14:00'), week, [span('23T14:00', '25T00:00')])).toBeNull()
  })
  test('half of the next day away: the other half', () => {
    expect(said(backAt(at('23T17:00'), week, [span('24T08:00', '24T12:30')]))).toBe('24T13:00')
  })
})

describe('until when an offer waits', () => {
  test('half an hour of the working time of who is asked', () => {
    expect(said(shiftAnswerBy(at('23T17:20'), week, []))).toBe('24T08:50')
    expect(said(shiftAnswerBy(at('23T17:20'), [], []))).toBe('23T17:50')
  })
  test('not past the first time that was promised; what is past already hurries nobody', () => {
    expect(said(shiftAnswerBy(at('23T17:20'), week, [at('23T21:00'), at('23T19:00')]))).toBe('23T19:00')
    expect(said(shiftAnswerBy(at('23T17:20'), week, [at('23T16:00')]))).toBe('24T08:50')
  })
  test('ten minutes at least, to look', () => {
    expect(said(shiftAnswerBy(at('23T17:20'), week, [at('23T17:21')]))).toBe('23T17:30')
  })
})

describe('handing on', () => {
  const one: Handed = { kind: 'callback', owner: 'lin', notBy: null, settledAs: null, waits: false }
  const it = { from: 'lin', to: { staff: 'zhao', worksHere: true }, promises: [one] }
  test('every refusal', () => {
    const why = (over: Partial<Handed>, to: Partial<typeof it> = {}) =>
      whyNotHand({ ...it, ...to, promises: [one, { ...one, ...over }] })
    expect(why({})).toBeNull()
    expect(whyNotHand({ ...it, to: null })).toBeNull()
    expect(whyNotHand({ from: null, to: null, promises: [{ ...one, owner: null }] })).toBeNull()
    expect(why({ owner: 'he' })).toBe('not a promise of his that is open')
    expect(why({ settledAs: 'kept' })).toBe('not a promise of his that is open')
    expect(why({ kind: 'visit window' })).toBe('a visit is given by the dispatcher')
    expect(why({ waits: true })).toBe('it waits for an answer already')
    expect(why({ notBy: 'zhao' })).toBe('he must not do this one himself')
    expect(why({}, { to: { staff: 'lin', worksHere: true } })).toBe('he has it already')
    expect(why({}, { to: { staff: 'zhao', worksHere: false } })).toBe('he does not work here any more')
  })

  const offer: Offered = { outcome: null, from: 'lin', to: 'zhao', toRole: null, offeredBy: 'han' }
  const who = (staff: string, ...roles: string[]) => ({ staff, roles })
  const notYours = 'this offer is not yours to answer'
  test('who is asked accepts or declines; its owner and who offered it take it back', () => {
    expect(whyNotAnswerShift(offer, 'accepted', who('zhao'))).toBeNull()
    expect(whyNotAnswerShift(offer, 'declined', who('zhao'))).toBeNull()
    expect(whyNotAnswerShift(offer, 'taken back', who('zhao'))).toBe(notYours)
    for (const one of ['lin', 'han']) expect(whyNotAnswerShift(offer, 'taken back', who(one))).toBeNull()
    expect(whyNotAnswerShift(offer, 'accepted', who('he', 'agent'))).toBe(notYours)
    expect(whyNotAnswerShift(offer, 'taken back', { staff: null, roles: [] })).toBe(notYours)
  })
  test('a role is asked: anybody of it but its owner accepts, nobody declines for the others', () => {
    const pool = { ...offer, to: null, toRole: 'agent' }
    expect(whyNotAnswerShift(pool, 'accepted', who('zhao', 'agent'))).toBeNull()
    expect(whyNotAnswerShift(pool, 'declined', who('zhao', 'agent'))).toBe(notYours)
    expect(whyNotAnswerShift(pool, 'accepted', who('lin', 'agent'))).toBe(notYours)
    expect(whyNotAnswerShift(pool, 'accepted', who('he', 'visitor'))).toBe(notYours)
  })
  test('what has an answer gets no second one', () => {
    expect(whyNotAnswerShift({ ...offer, outcome: 'declined' }, 'accepted', who('zhao'))).toBe(
      'already answered',
    )
    expect(whyNotAnswerShift({ ...offer, outcome: 'unanswered' }, 'accepted', who('zhao'))).toBe(
      'the offer came back unanswered',
    )
  })
})

describe('the team', () => {
  const none: Load = { sinceYesterday: 0, late: 0, withinHour: 0, today: 0, later: 0 }
  test('too much: more than there is time for today; what comes later does not count', () => {
    expect(isOverloaded({ ...none, late: 1, withinHour: 1, today: 3 }, 60)).toBe(false)
    expect(isOverloaded({ ...none, sinceYesterday: 1, late: 1, withinHour: 1, today: 3 }, 60)).toBe(true)
    expect(isOverloaded({ ...none, later: 99 }, 0)).toBe(false)
  })
  test('minutes left of a day, without lunch and without tomorrow', () => {
    expect(minutesLeft(week, at('23T11:00'), at('24T00:00'))).toBe(60 + 270)
    expect(minutesLeft(week, at('23T18:00'), at('24T00:00'))).toBe(0)
  })
  test('red since yesterday stands first, then late, then work of the absent, then too much, then by name', () => {
    const of = (name: string, over: object = {}) => ({
      ...none,
      staff: { name },
      away: null,
      overloaded: false,
      ...over,
    })
    const people = [
      of('b'),
      of('a'),
      of('too much', { overloaded: true }),
      of('absent', { away: 'absent', today: 1 }),
      of('off', { away: 'off shift' }),
      of('late', { late: 2 }),
      of('red', { sinceYesterday: 1 }),
    ]
    const names = people.toSorted(byNeed).map(({ staff }) => staff.name)
    expect(names).toEqual(['red', 'late', 'absent', 'too much', 'a', 'b', 'off'])
  })
  test('planners see everybody, a lead his teams, others nobody', () => {
    expect(scopeOf(['dispatcher'], 0)).toBe('company')
    expect(scopeOf(['technician'], 2)).toBe('teams')
    expect(scopeOf(['agent'], 0)).toBeNull()
  })
  test('taking over: every refusal', () => {
    const one = { kind: 'callback', owner: 'lin', notBy: null, settledAs: null }
    expect(whyNotTakeOver(one, 'han')).toBeNull()
    expect(whyNotTakeOver({ ...one, owner: null }, 'han')).toBeNull()
    expect(whyNotTakeOver({ ...one, settledAs: 'kept' }, 'han')).toBe('already settled')
    expect(whyNotTakeOver(one, 'lin')).toBe('you see to it already')
    expect(whyNotTakeOver({ ...one, kind: 'visit window' }, 'han')).toBe('a visit is given by the dispatcher')
    expect(whyNotTakeOver({ ...one, notBy: 'han' }, 'han')).toBe('you must not do this one yourself')
  })
})
