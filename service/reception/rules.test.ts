import { describe, expect, test } from 'vitest'
import {
  answerBy,
  mostUrgent,
  outcomeAt,
  owedFor,
  owesNext,
  type ToAnswer,
  type ToOffer,
  whyNotAnswer,
  whyNotEnd,
  whyNotKeepThese,
  whyNotOffer,
} from './rules.ts'

describe('offering a hand-over', () => {
  const offer: ToOffer = {
    handler: 'lin',
    offeredBy: { staff: 'lin', roles: ['agent'] },
    to: { staff: 'he', worksHere: true },
    waiting: false,
  }
  test('the handler offers, or a manager, to somebody else who works here, one at a time', () => {
    expect(whyNotOffer(offer)).toBeNull()
    expect(whyNotOffer({ ...offer, offeredBy: { staff: 'qiao', roles: ['manager'] } })).toBeNull()
    expect(whyNotOffer({ ...offer, handler: null })).toBe('the case is closed')
    expect(whyNotOffer({ ...offer, offeredBy: { staff: 'qiao', roles: ['agent'] } })).toBe(
      'only the handler or a manager hands over',
    )
    expect(whyNotOffer({ ...offer, to: { staff: 'lin', worksHere: true } })).toBe('he has it already')
    expect(whyNotOffer({ ...offer, to: { staff: 'he', worksHere: false } })).toBe(
      'he does not work here any more',
    )
    expect(whyNotOffer({ ...offer, waiting: true })).toBe('a hand-over is waiting')
  })
})

describe('answering a hand-over', () => {
  const asked: Omit<ToAnswer, 'answer' | 'by'> = {
    outcome: null,
    caseOpen: true,
    to: 'he',
    from: 'lin',
    offeredBy: 'qiao',
  }
  test('who may say what', () => {
    const who = ['he', 'lin', 'qiao', 'somebody', null]
    const may = (answer: ToAnswer['answer']) =>
      who.filter(by => whyNotAnswer({ ...asked, answer, by }) === null)
    expect(may('accepted')).toEqual(['he'])
    expect(may('declined')).toEqual(['he'])
    expect(may('taken back')).toEqual(['lin', 'qiao'])
  })

  test('once, and nobody accepts a closed case', () => {
    expect(whyNotAnswer({ ...asked, outcome: 'declined', answer: 'accepted', by: 'he' })).toBe(
      'already answered',
    )
    const closed = { ...asked, caseOpen: false }
    expect(whyNotAnswer({ ...closed, answer: 'accepted', by: 'he' })).toBe('the case is closed')
    expect(whyNotAnswer({ ...closed, answer: 'declined', by: 'he' })).toBeNull()
    expect(whyNotAnswer({ ...closed, answer: 'taken back', by: 'lin' })).toBeNull()
  })
})

describe('an offer that nobody answers', () => {
  const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}:00Z`)
  const span = (from: string, to: string) => ({ from: at(from), to: at(to) })

  test('waits thirty working minutes, over a break and into the next shift', () => {
    expect(answerBy(at('09:00'), [span('08:00', '12:00')]).toString()).toBe(at('09:30').toString())
    const broken = [span('08:00', '09:10'), span('10:00', '10:05'), span('13:00', '17:00')]
    expect(answerBy(at('09:00'), broken).toString()).toBe(at('13:15').toString())
    expect(answerBy(at('18:00'), [span('08:00', '17:00'), span('20:00', '22:00')]).toString()).toBe(
      at('20:30').toString(),
    )
  })

  test('waits thirty minutes on the wall where no working time is in sight', () => {
    expect(answerBy(at('09:00'), []).toString()).toBe(at('09:30').toString())
    expect(answerBy(at('09:00'), [span('09:00', '09:29')]).toString()).toBe(at('09:30').toString())
  })

  test('is unanswered from that moment on, and what was answered stays so', () => {
    const offer = { answer: null, answerBy: at('09:30') }
    expect(outcomeAt(offer, at('09:29'))).toBeNull()
    expect(outcomeAt(offer, at('09:30'))).toBe('unanswered')
    expect(outcomeAt({ ...offer, answer: 'declined' }, at('09:30'))).toBe('declined')
    const late: ToAnswer = {
      outcome: 'unanswered',
      caseOpen: true,
      to: 'he',
      from: 'lin',
      offeredBy: 'lin',
      answer: 'accepted',
      by: 'he',
    }
    for (const answer of ['accepted', 'declined', 'taken back'] as const) {
      expect(whyNotAnswer({ ...late, answer })).toBe('the offer came back unanswered')
    }
  })
})

describe('how a conversation ends', () => {
  test('left open with nothing promised, the standards supply the next promise; else they keep out', () => {
    expect(owesNext('left open', 0)).toBe(true)
    expect(owesNext('left open', 1)).toBe(false)
    expect(owesNext('callback', 0)).toBe(false)
    expect(owesNext('solved', 0)).toBe(false)
  })

  test('each way of talking asks the standards for its own event', () => {
    expect([owedFor('opened'), owedFor('continued'), owedFor('called back')]).toEqual([
      'case opened',
      'call received',
      'called back without a solution',
    ])
  })

  test('who was not reached was promised nothing and solved nothing', () => {
    const endings = ['callback', 'solved', 'left open'] as const
    expect(endings.map(ending => whyNotEnd(false, ending))).toEqual([
      'nobody was told anything',
      'nobody was told anything',
      null,
    ])
    expect(endings.map(ending => whyNotEnd(true, ending))).toEqual([null, null, null])
  })
})

describe('what a call keeps', () => {
  const now = Temporal.Instant.from('2026-11-21T08:00:00Z')
  const due = (id: string, minutes: number, settledAs: string | null = null) => ({
    id,
    dueAt: now.add({ minutes }),
    settledAs,
  })

  test('the most urgent open promise, broken or not; else one not reached that is still in time', () => {
    expect(mostUrgent([], now)).toBeNull()
    expect(mostUrgent([due('broken', -60), due('later', 60)], now)).toBe('broken')
    expect(mostUrgent([due('missed', 30, 'not reached'), due('later', 60)], now)).toBe('later')
    expect(mostUrgent([due('past', -1, 'not reached'), due('missed', 0, 'not reached')], now)).toBe('missed')
    expect(mostUrgent([due('past', -1, 'not reached')], now)).toBeNull()
  })

  test('those that are named, when they are callbacks of this case', () => {
    const keepable = [due('a', 1), due('b', 2)]
    expect(whyNotKeepThese([], keepable)).toBeNull()
    expect(whyNotKeepThese(['b', 'a', 'b'], keepable)).toBeNull()
    expect(whyNotKeepThese(['a', 'c'], keepable)).toBe('not a callback of this case')
  })
})
