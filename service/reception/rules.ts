import type { Ending } from './contract.ts'

export type OfferRefusal =
  | 'the case is closed'
  | 'only the handler or a manager hands over'
  | 'he has it already'
  | 'he does not work here any more'
  | 'a hand-over is waiting'

export type ToOffer = {
  handler: string | null
  offeredBy: { staff: string | null; roles: readonly string[] }
  to: { staff: string; worksHere: boolean }
  waiting: boolean
}

/** Why a case cannot be offered to a colleague. */
export function whyNotOffer(it: ToOffer): OfferRefusal | null {
  if (it.handler === null) return 'the case is closed'
  if (it.offeredBy.staff !== it.handler && !it.offeredBy.roles.includes('manager')) {
    return 'only the handler or a manager hands over'
  }
  if (it.to.staff === it.handler) return 'he has it already'
  if (!it.to.worksHere) return 'he does not work here any more'
  return it.waiting ? 'a hand-over is waiting' : null
}

export type HandoverAnswer = 'accepted' | 'declined' | 'taken back'
/** What has become of an offer; null: it waits. 'unanswered': it came back by itself. */
export type HandoverOutcome = HandoverAnswer | 'unanswered'
export type AnswerRefusal =
  | 'already answered'
  | 'the offer came back unanswered'
  | 'the case is closed'
  | 'this offer is not yours to answer'

/**
 * How long an offer waits, in working minutes of who offers it. Long enough for whoever is on the phone to
 * finish and look, and within the first hour in which a customer expects to hear from the one who owns his
 * trouble (seeds/002 §二: 谁接听, 谁跟踪); after it the offer comes back, and somebody is responsible again.
 */
const ANSWER_MINUTES = 30

type Span = { from: Temporal.Instant; to: Temporal.Instant }

/**
 * Until when an offer waits: so many minutes of the working time of who offers it. Where he has none in sight
 * (he stays longer today and is on leave tomorrow) the clock on the wall counts.
 */
export function answerBy(offeredAt: Temporal.Instant, working: readonly Span[]): Temporal.Instant {
  let left = ANSWER_MINUTES * 60
  for (const { from, to } of working) {
    const begins = Temporal.Instant.compare(from, offeredAt) < 0 ? offeredAt : from
    const seconds = Math.max(0, begins.until(to).total('seconds'))
    if (seconds >= left) return begins.add({ milliseconds: Math.round(left * 1000) })
    left -= seconds
  }
  return offeredAt.add({ minutes: ANSWER_MINUTES })
}

/** What an offer is at a moment: unanswered from its time on, whether or not the round has come by. */
export function outcomeAt(
  offer: { answer: string | null; answerBy: Temporal.Instant },
  now: Temporal.Instant,
): HandoverOutcome | null {
  if (offer.answer !== null) return offer.answer as HandoverOutcome
  return Temporal.Instant.compare(now, offer.answerBy) >= 0 ? 'unanswered' : null
}

export type ToAnswer = {
  outcome: HandoverOutcome | null
  caseOpen: boolean
  to: string
  from: string
  offeredBy: string
  answer: HandoverAnswer
  by: string | null
}

/**
 * Why this person cannot answer like this: only the one who was asked accepts; only who offered takes it
 * back.
 */
export function whyNotAnswer(it: ToAnswer): AnswerRefusal | null {
  if (it.outcome === 'unanswered') return 'the offer came back unanswered'
  if (it.outcome !== null) return 'already answered'
  const mayAnswer = it.answer === 'taken back' ? it.by === it.offeredBy || it.by === it.from : it.by === it.to
  if (!mayAnswer) return 'this offer is not yours to answer'
  // Nobody can accept a closed case; declining or taking back only tidies up.
  return it.answer === 'accepted' && !it.caseOpen ? 'the case is closed' : null
}

/** Which event the standards are asked about when the conversation ended without a definite time. */
export function owedFor(
  deed: 'opened' | 'continued' | 'called back',
): 'case opened' | 'call received' | 'called back without a solution' {
  switch (deed) {
    case 'opened':
      return 'case opened'
    case 'continued':
      return 'call received'
    case 'called back':
      return 'called back without a solution'
  }
}

/**
 * Whether the standards must supply the next promise: the conversation ended without a solution or a definite
 * time, and nothing else that the customer was promised is still to come. An open case always waits for a
 * promise.
 */
export function owesNext(ending: Ending['as'], promisesToCome: number): boolean {
  return ending === 'left open' && promisesToCome === 0
}

/** Why a call in which nobody was reached cannot end like this. */
export function whyNotEnd(reached: boolean, ending: Ending['as']): 'nobody was told anything' | null {
  return !reached && ending !== 'left open' ? 'nobody was told anything' : null
}

type Keepable = { id: string; dueAt: Temporal.Instant; settledAs: string | null }

/**
 * Which promise a call keeps when nobody says: the most urgent open one, else one that was not reached in
 * time yet.
 */
export function mostUrgent(keepable: readonly Keepable[], now: Temporal.Instant): string | null {
  const open = keepable.filter(promise => promise.settledAs === null)
  const missed = keepable.filter(
    promise => promise.settledAs !== null && Temporal.Instant.compare(now, promise.dueAt) <= 0,
  )
  const [first] = [...open, ...missed]
  return first?.id ?? null
}

/**
 * Why these promises cannot be kept by this call: only callbacks and feedback that the case still owes can.
 */
export function whyNotKeepThese(
  named: readonly string[],
  keepable: readonly Pick<Keepable, 'id'>[],
): 'not a callback of this case' | null {
  return named.every(id => keepable.some(promise => promise.id === id)) ? null : 'not a callback of this case'
}
