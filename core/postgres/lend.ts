import { DatabaseAway } from './away.ts'
import type { Pool } from './connect.ts'

/**
 * A connection lent to one transaction. Once it is lost, nothing more goes out: never into another
 * transaction.
 */
export type Lent = {
  readonly unsafe: Pool['unsafe']
  /** The transaction has ended on it: the next one may have it. */
  release(): void
  /** Nobody knows in which state it is: it is closed. */
  discard(): void
}

export type Lending = { lend(): Promise<Lent>; end(seconds: number): Promise<void> }

type Line = { sql: Pool; lost: boolean; openedAt: number }
type Waiting = { take(line: Line): void; giveUp(why: Error): void }

const PATIENCE_MS = 10_000
const LIFETIME_MS = 30 * 60_000

/**
 * Lends single connections. Not `reserve()` of postgres.js 3.4.9: after a connection is lost its handle goes
 * on speaking, on whatever comes next, and who waits for one during an outage takes a connection out of the
 * pool for ever.
 * @param open makes a client of one connection that tells when that is closed
 * @param patienceMs how long somebody waits for a connection to come back before he is told
 */
export function lending(open: (closed: () => void) => Pool, most: number, patienceMs = PATIENCE_MS): Lending {
  const idle: Line[] = []
  const lent = new Set<Line>()
  const waiting = new Set<Waiting>()
  let ended = false

  const openLine = (): Line => {
    const line: Line = {
      sql: open(() => {
        line.lost = true
      }),
      lost: false,
      openedAt: performance.now(),
    }
    return line
  }
  const next = (line: Line | null) => {
    const [first] = waiting
    if (first !== undefined) first.take(line ?? openLine())
    else if (line !== null) idle.push(line)
  }
  const back = (line: Line, fit: boolean) => {
    if (!lent.delete(line)) return
    const old = performance.now() - line.openedAt > LIFETIME_MS
    if (fit && !line.lost && !old && !ended) return next(line)
    line.sql.end({ timeout: fit ? 5 : 0 }).catch(() => {})
    if (!ended) next(null)
  }
  const handOver = (line: Line): Lent => {
    lent.add(line)
    line.lost = false
    return {
      unsafe: (text, values, options) => {
        if (line.lost || !lent.has(line)) throw new DatabaseAway('the connection of this transaction is gone')
        return line.sql.unsafe(text, values, options)
      },
      release: () => back(line, true),
      discard: () => back(line, false),
    }
  }
  const wait = () =>
    new Promise<Lent>((resolve, reject) => {
      const me: Waiting = {
        take(line) {
          stopWaiting()
          resolve(handOver(line))
        },
        giveUp(why) {
          stopWaiting()
          reject(why)
        },
      }
      const patience = setTimeout(() => me.giveUp(new DatabaseAway('no connection became free')), patienceMs)
      const stopWaiting = () => {
        clearTimeout(patience)
        waiting.delete(me)
      }
      waiting.add(me)
    })

  return {
    async lend() {
      if (ended) throw new DatabaseAway('the house is closing')
      const line = idle.pop()
      if (line !== undefined) return handOver(line)
      return lent.size < most ? handOver(openLine()) : wait()
    },
    async end(seconds) {
      ended = true
      for (const one of waiting) one.giveUp(new DatabaseAway('the house is closing'))
      await Promise.all([...idle.splice(0), ...lent].map(line => line.sql.end({ timeout: seconds })))
    },
  }
}
