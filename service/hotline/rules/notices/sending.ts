import type { NoticeStanding } from '../../contract/notices.ts'
import { type Quiet, quietUntil } from './quiet.ts'

type Instant = Temporal.Instant

export type Settled = {
  sentAt: Instant | null
  deliveredAt: Instant | null
  failedAt: Instant | null
  stoppedAt: Instant | null
  heldUntil: Instant | null
}

/** How a notice stands, from its facts. */
export function noticeStanding(it: Settled): NoticeStanding {
  if (it.deliveredAt) return 'delivered'
  if (it.sentAt) return 'sent'
  if (it.failedAt) return 'failed'
  if (it.stoppedAt) return 'stopped'
  return it.heldUntil ? 'held' : 'waiting'
}

export type ToSend = {
  /** Null: there is none any more. */
  address: string | null
  stopped: boolean
  /** The company's account or webhook for this channel is set. */
  wayOut: boolean
  anyHour: boolean
  quiet: Quiet
  timeZone: string
  uselessAfter: Instant | null
}

export type WhatNow =
  | { do: 'send'; to: string }
  | { do: 'hold'; until: Instant }
  | { do: 'stop' }
  | { do: 'give up'; why: 'no way out' | 'no address' | 'too late to be of use' }

/** What becomes of a notice that is due: decided anew at each try, for settings and wishes change. */
export function whatNow(it: ToSend, now: Instant): WhatNow {
  if (it.stopped) return { do: 'stop' }
  if (!it.wayOut) return { do: 'give up', why: 'no way out' }
  if (it.address === null) return { do: 'give up', why: 'no address' }
  const until = it.anyHour ? null : quietUntil(it.quiet, it.timeZone, now)
  const leaves = until ?? now
  if (it.uselessAfter && Temporal.Instant.compare(leaves, it.uselessAfter) > 0) {
    return { do: 'give up', why: 'too late to be of use' }
  }
  return until ? { do: 'hold', until } : { do: 'send', to: it.address }
}

const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 3600
/** 30 s, 1 min, 2, 4 … an hour each: thirty tries are a day. A mail server that is mended by then gets it. */
const MOST_TRIES = 30

/** How long until the next try, after so many; null: for good. */
export function pauseAfter(attempts: number): { seconds: number } | null {
  if (attempts >= MOST_TRIES) return null
  return { seconds: Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS) }
}

/** Why a notice is not tried again by hand. */
export function whyNotAgain(it: { failedAt: Instant | null }) {
  return it.failedAt === null ? 'it did not fail' : null
}
