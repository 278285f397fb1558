import type { PromiseKind } from '#service/standards/contract.ts'

type Instant = Temporal.Instant

/** A promise as it concerns one person, with the chain that led to it (moved, given to another). */
export type Owed = {
  /** The first promise of the chain: what was moved is the same entry of a calendar. */
  root: string
  /** How often it was promised anew before. */
  moves: number
  /** How often somebody was chosen to go, over the whole chain; 0 where nobody goes. */
  choices: number
  kind: PromiseKind
  windowFrom: Instant | null
  dueAt: Instant
  settledAs: string | null
  /** The planned time of a visit, where it is still his. */
  slot: { id: string; startsAt: Instant; endsAt: Instant } | null
  caseId: string | null
  caseNumber: string | null
  /** Null: promised to one of ours. */
  customer: string | null
  district: string
}

export type FeedEvent = {
  uid: string
  sequence: number
  from: Instant
  until: Instant
  cancelled: boolean
  owed: Owed
}

/** What is owed at a moment stands in a calendar as the quarter of an hour that ends with it. */
const BEFORE_MINUTES = 15

/** A visit is his while his slot stands; anything else while it is open. */
const isOff = (owed: Owed) =>
  owed.kind === 'visit window' ? owed.slot === null : owed.settledAs !== null && owed.settledAs !== 'kept'

/**
 * Grows with every change that a calendar program has to hear of: moved, given to another, called off, taken
 * up again (RFC 5545 3.8.7.4).
 */
const sequenceOf = (owed: Owed) => 2 * (owed.moves + owed.choices) + (isOff(owed) ? 1 : 0)

function timeOf({ slot, windowFrom, dueAt }: Owed): { from: Instant; until: Instant } {
  if (slot) return { from: slot.startsAt, until: slot.endsAt }
  return { from: windowFrom ?? dueAt.subtract({ minutes: BEFORE_MINUTES }), until: dueAt }
}

/** One entry for each chain, as its last promise stands, in the order of time. */
export function eventsOf(all: readonly Owed[]): FeedEvent[] {
  const last = new Map<string, Owed>()
  for (const owed of all) {
    const before = last.get(owed.root)
    if (before === undefined || owed.moves > before.moves) last.set(owed.root, owed)
  }
  return [...last.values()]
    .map(owed => ({
      uid: `${owed.root}@yinuo`,
      sequence: sequenceOf(owed),
      cancelled: isOff(owed),
      ...timeOf(owed),
      owed,
    }))
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from) || (a.uid < b.uid ? -1 : 1))
}
