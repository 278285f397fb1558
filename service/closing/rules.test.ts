import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OUTCOMES, REASONS } from '#service/cases/contract.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import { type Facts, missing, type Visit, whyNotClose } from './rules.ts'

const nothing: Facts = {
  reason: 'repair',
  openPromises: [],
  visits: [],
  handoverWaiting: null,
  solvedByPhone: false,
  reachedByUs: false,
}
const repaired: Visit = { id: 'v1', arrived: true, ended: true, workDone: true, works: true }
const what = (facts: Partial<Facts>, outcome: (typeof OUTCOMES)[number] = 'solved') =>
  missing({ ...nothing, ...facts }, outcome).map(one => one.what)

describe('what is missing', () => {
  test('nothing after a visit that repaired it and whose return visit says so', () => {
    expect(what({ visits: [repaired] })).toEqual([])
    expect(what({ visits: [{ ...repaired, works: null }] })).toEqual([])
  })

  test('a repair about which nothing was done stays open; a question that was answered closes', () => {
    const table = REASONS.map(reason => [reason, ...what({ reason })])
    expect(table).toEqual([
      ['consultation'],
      ['suggestion'],
      ['complaint', 'nothing was done yet'],
      ['repair', 'nothing was done yet'],
    ])
    expect(what({ solvedByPhone: true })).toEqual([])
    expect(what({ reachedByUs: true })).toEqual([])
  })

  test('each open promise of ours by its id, the return visit by its own name', () => {
    const openPromises = PROMISE_KINDS.map(kind => ({ id: kind, kind }))
    const whatOf = (kind: string) =>
      kind === 'return visit' ? 'the return visit is missing' : 'a promise is still open'
    expect(missing({ ...nothing, reachedByUs: true, openPromises }, 'solved')).toEqual(
      PROMISE_KINDS.filter(kind => kind !== 'payment').map(kind => ({ what: whatOf(kind), of: kind })),
    )
  })

  test('a visit that is planned or going on, and a hand-over that waits', () => {
    expect(what({ visits: [{ ...repaired, arrived: false, ended: false }], reachedByUs: true })).toEqual([
      'a visit is still planned',
    ])
    expect(what({ visits: [{ ...repaired, ended: false }], reachedByUs: true })).toEqual([
      'a visit is not finished',
    ])
    expect(what({ handoverWaiting: 'h', reachedByUs: true })).toEqual(['a hand-over is waiting'])
  })

  test('the last visit decides whether it works', () => {
    const broken = { ...repaired, works: false }
    const brokenOff = { ...repaired, workDone: false, works: null }
    expect(what({ visits: [broken] })).toEqual(['it still does not work'])
    expect(what({ visits: [brokenOff] })).toEqual(['the work is not finished'])
    expect(what({ visits: [broken, brokenOff, repaired] })).toEqual([])
    expect(what({ visits: [broken], solvedByPhone: true })).toEqual([])
  })

  test('who gave up, or cannot be helped, needs no finished work, but every promise settled', () => {
    for (const outcome of ['not wanted', 'not solvable'] as const) {
      expect(what({ visits: [{ ...repaired, works: false }] }, outcome)).toEqual([])
      expect(what({ openPromises: [{ id: 'p', kind: 'callback' }] }, outcome)).toEqual([
        'a promise is still open',
      ])
    }
  })
})

describe('closing', () => {
  test('an ending without work says why', () => {
    for (const outcome of OUTCOMES) {
      const bare = outcome === 'not wanted' || outcome === 'not solvable'
      const facts = { ...nothing, visits: [repaired] }
      expect(whyNotClose(true, facts, { outcome, word: '' })).toBe(bare ? 'say why it ends like this' : null)
      expect(whyNotClose(true, facts, { outcome, word: '客户已自行处理' })).toBeNull()
      expect(whyNotClose(false, facts, { outcome, word: '' })).toBe('already closed')
    }
  })

  test('never while anything is missing', () => {
    const visit = fc.record({
      id: fc.uuid(),
      arrived: fc.boolean(),
      ended: fc.boolean(),
      workDone: fc.boolean(),
      works: fc.option(fc.boolean()),
    })
    const facts = fc.record<Facts>({
      reason: fc.constantFrom(...REASONS),
      openPromises: fc.array(fc.record({ id: fc.uuid(), kind: fc.constantFrom(...PROMISE_KINDS) }), {
        maxLength: 3,
      }),
      visits: fc.array(visit, { maxLength: 3 }),
      handoverWaiting: fc.option(fc.uuid()),
      solvedByPhone: fc.boolean(),
      reachedByUs: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, fc.constantFrom(...OUTCOMES), (facts, outcome) => {
        const why = whyNotClose(true, facts, { outcome, word: '原因' })
        expect(why === null).toBe(missing(facts, outcome).length === 0)
        if (facts.openPromises.some(({ kind }) => kind !== 'payment')) expect(why).not.toBeNull()
      }),
    )
  })
})
