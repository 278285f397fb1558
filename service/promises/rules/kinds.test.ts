import { describe, expect, test } from 'vitest'
import { CHANNELS } from '#service/hotline/contract.ts'
import { OUR_KINDS, PROMISE_KINDS, type PromiseKind } from '#service/standards/contract.ts'
import { story } from '#service/story.ts'
import { byCustomer, type Evidence, KEPT_BY, NOTED, notedFor, whyNotEvidence, whyNotTo } from './kinds.ts'

const noon = Temporal.Instant.from('2026-11-21T12:00:00Z')
const told = { event: 'conversation logged', at: noon, about: ['case'], data: { channel: 'phone' } }
const promise = (kind: PromiseKind) => ({ kind, madeAt: noon, windowFrom: null })
const why = (kind: PromiseKind, evidence: Partial<Evidence>) =>
  whyNotEvidence(promise(kind), ['case', 'customer', null], { ...told, ...evidence })

const announced = story.flatMap(slice => slice.events ?? [])
const proving = [...new Set(Object.values(KEPT_BY).flat())]

describe('what keeps which kind', () => {
  test('every kind has its events, and somebody in the house announces each of them', () => {
    for (const kind of PROMISE_KINDS) expect(KEPT_BY[kind].length, kind).toBeGreaterThan(0)
    expect(proving.filter(event => !announced.includes(event))).toEqual([])
    expect(Object.values(NOTED).filter(event => !announced.includes(event))).toEqual([])
  })

  test('of every event in the house only those of its kind keep a promise', () => {
    for (const kind of PROMISE_KINDS) {
      const written = { channel: 'letter' }
      const keeping = announced.filter(event => why(kind, { event, data: written }) === null)
      expect(keeping.toSorted(), kind).toEqual([...KEPT_BY[kind]].toSorted())
      for (const event of announced.filter(one => !KEPT_BY[kind].includes(one)))
        expect(why(kind, { event, data: written })).toBe('this does not keep a promise of this kind')
    }
  })

  test('a call that reached nobody keeps nothing', () => {
    for (const kind of PROMISE_KINDS.filter(one => KEPT_BY[one].includes('conversation logged'))) {
      expect(why(kind, { data: { channel: 'letter', reached: false } })).toBe('nobody was reached')
    }
  })

  test('an answer in writing is written', () => {
    const spoken = CHANNELS.filter(channel => why('written answer', { data: { channel } }) !== null)
    expect(spoken).toEqual(['phone', 'walk-in'])
    expect(why('written answer', {})).toBe('an answer in writing is not given by word of mouth')
  })

  test('with him, and not before it was promised', () => {
    expect(why('callback', { about: ['customer'] })).toBeNull()
    expect(why('callback', { about: ['another'] })).toBe('this happened with somebody else')
    expect(why('callback', { about: [] })).toBe('this happened with somebody else')
    const before = noon.subtract({ microseconds: 1 })
    expect(why('callback', { at: before })).toBe('it happened before it was promised')
  })

  test('what comes on its day does not come the day before; a visit may come early', () => {
    const from = noon.add({ hours: 24 })
    for (const [minutes, refused] of [
      [-1, 'too early: it was promised for a certain day'],
      [0, null],
    ] as const) {
      const at = from.add({ minutes })
      const collected = { ...told, at }
      expect(whyNotEvidence({ ...promise('recurring'), windowFrom: from }, ['case'], collected)).toBe(refused)
      const arrived = { ...collected, event: 'technician arrived' }
      expect(whyNotEvidence({ ...promise('visit window'), windowFrom: from }, ['case'], arrived)).toBeNull()
    }
  })

  test('noted by hand is only what no deed of the house proves', () => {
    const byHand = PROMISE_KINDS.map(kind => [kind, notedFor(kind)] as const).filter(([, what]) => what)
    expect(Object.fromEntries(byHand)).toEqual({
      'repair done': 'work',
      'part there': 'handing over',
      'document sent': 'handing over',
      loaner: 'handing over',
      'delivery check': 'work',
      're-test': 'work',
      lesson: 'work',
      maintenance: 'work',
      recurring: 'handing over',
      privilege: 'handing over',
      'suggestion answer': 'word',
      payment: 'payment',
    })
  })
})

describe('to whom', () => {
  test('each kind to a case, a customer, one of ours, monthly or not, with money or not, told or not', () => {
    const yes = [true, false]
    const allowed = PROMISE_KINDS.flatMap(kind =>
      (['case', 'customer', 'staff'] as const).flatMap(to =>
        yes.flatMap(monthly =>
          yes.flatMap(paid =>
            yes
              .filter(told => whyNotTo({ kind, to, monthly, paid, told }) === null)
              .map(told => [kind, to, monthly && 'monthly', paid && 'paid', told && 'told'].filter(Boolean)),
          ),
        ),
      ),
    )
    const plain = PROMISE_KINDS.filter(
      kind => !['recurring', 'suggestion answer', 'payment'].includes(kind),
    ).flatMap(kind => [
      [kind, 'case', 'told'],
      [kind, 'customer', 'told'],
    ])
    expect(allowed.map(String).toSorted()).toEqual(
      [
        ...plain,
        ['recurring', 'customer', 'monthly', 'told'],
        ['suggestion answer', 'staff', 'told'],
        ['suggestion answer', 'staff'],
        ['payment', 'case', 'paid', 'told'],
        ['payment', 'customer', 'paid', 'told'],
      ]
        .map(String)
        .toSorted(),
    )
  })

  test('only a payment is the customer’s to keep', () => {
    expect(PROMISE_KINDS.filter(byCustomer)).toEqual(['payment'])
    expect(OUR_KINDS.filter(byCustomer)).toEqual([])
  })
})
