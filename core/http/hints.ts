import type { FastifyInstance } from 'fastify'
import { type Place, presentPlace, readOn } from '../followers.ts'
import type { House } from '../house.ts'
import type { Uuid } from '../ids.ts'
import type { Authenticate } from './mount.ts'

const BATCH_MS = 150
const POLL_MS = 1000
const ALIVE_MS = 25_000
const MOST_STREAMS = 2000
const MOST_UNREAD_BYTES = 256 * 1024

type Hint = { events: string[]; subjects: Uuid[] }
type Listener = { hear(hint: Hint): void; end(): void }
export type Hints = { listen(company: Uuid, listener: Listener): () => void; stop(): Promise<void> }

/**
 * Browser hints: what changed, batched, after commit, from this process and from others (a follower of the
 * journal that begins at the present). A lost hint costs a refetch, never a fact. Never NOTIFY: it locks at
 * commit.
 */
export function startHints(house: House): Hints {
  const listeners = new Map<Uuid, Set<Listener>>()
  let place: Place | undefined
  let stopping = false
  let nudged = false
  let timer: NodeJS.Timeout | undefined
  let reading: Promise<void> = Promise.resolve()

  const read = async () => {
    timer = undefined
    nudged = false
    try {
      if (listeners.size === 0) place = undefined
      else place = await tell(house, listeners, place)
    } catch (fault) {
      if (!stopping) house.log.warn({ err: fault }, 'hints: reading the journal failed')
    }
    if (!stopping) plan(nudged ? BATCH_MS : POLL_MS)
  }
  const plan = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      reading = read()
    }, ms)
    timer.unref()
  }
  const nudge = () => {
    if (!nudged) plan(BATCH_MS)
    nudged = true
  }
  house.onCommit.add(nudge)
  plan(0)
  return {
    listen(company, listener) {
      // The first to listen hears of what is committed from now on, not from the next poll.
      if (listeners.size === 0) plan(0)
      const heard = listeners.get(company) ?? new Set()
      listeners.set(company, heard.add(listener))
      return () => {
        heard.delete(listener)
        if (heard.size === 0) listeners.delete(company)
      }
    },
    async stop() {
      stopping = true
      house.onCommit.delete(nudge)
      clearTimeout(timer)
      for (const listener of [...listeners.values()].flatMap(some => [...some])) listener.end()
      await reading
    },
  }
}

async function tell(
  house: House,
  listeners: Map<Uuid, Set<Listener>>,
  place: Place | undefined,
): Promise<Place> {
  if (place === undefined) return presentPlace(house)
  const entries = await readOn(house, place, 500)
  const byCompany = Map.groupBy(entries, entry => entry.company)
  for (const [company, some] of byCompany) {
    const hint = {
      events: [...new Set(some.map(entry => entry.event))],
      subjects: [...new Set(some.flatMap(entry => [entry.subject, ...entry.about]))],
    }
    for (const listener of listeners.get(company) ?? []) listener.hear(hint)
  }
  const last = entries.at(-1)
  return last === undefined ? place : { txid: last.txid, id: last.id }
}

/** `GET /api/hints`: a stream for the visible tab of somebody signed in; ends when the session does. */
export function mountHints(
  app: FastifyInstance,
  house: House,
  authenticate: Authenticate,
  hints: Hints,
): void {
  let streams = 0
  app.get('/api/hints', async (request, reply) => {
    const known = await authenticate(house, request)
    if (known === null) return reply.status(401).send({ code: 'signed out', sentence: 'Please sign in.' })
    if (streams >= MOST_STREAMS) {
      return reply
        .status(503)
        .send({ code: 'busy', sentence: 'Too many open pages; this one refreshes by itself.' })
    }
    streams++
    reply.hijack()
    const out = reply.raw
    out.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    out.write('retry: 3000\n\n')
    const say = (text: string) => {
      // A tab that does not read is let go; it comes back and refetches.
      if (out.writableLength > MOST_UNREAD_BYTES) out.destroy()
      else out.write(text)
    }
    const silence = hints.listen(known.company, {
      hear: hint => say(`data: ${JSON.stringify(hint)}\n\n`),
      end: () => out.end(),
    })
    const alive = setInterval(async () => {
      const still = await authenticate(house, request).catch(() => known)
      if (still?.company === known.company) say(': alive\n\n')
      else out.end('event: signed-out\ndata: {}\n\n')
    }, ALIVE_MS)
    out.on('close', () => {
      streams--
      clearInterval(alive)
      silence()
    })
  })
}
