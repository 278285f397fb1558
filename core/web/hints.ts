import type { Query, QueryClient } from '@tanstack/react-query'

type Hint = { events: readonly string[]; subjects: readonly string[] }

/** Hints that come within this time are answered by one round of asking anew. */
const GATHER_MS = 400

/**
 * Listens to `/api/hints` while the page is seen; a hidden tab lets go (browsers allow six connections to one
 * host) and asks everything anew on return. Returns the way to stop.
 */
export function followHints(client: QueryClient): () => void {
  let stream: EventSource | null = null
  let waiting: Hint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const askAnew = () => {
    const hint = { events: waiting.flatMap(h => h.events), subjects: waiting.flatMap(h => h.subjects) }
    waiting = []
    timer = undefined
    void client.invalidateQueries({ predicate: query => concerns(query, hint) })
  }
  const listen = () => {
    stream ??= new EventSource('/api/hints')
    stream.onmessage = message => {
      waiting.push(JSON.parse(message.data) as Hint)
      timer ??= setTimeout(askAnew, GATHER_MS)
    }
    stream.addEventListener('signed-out', () => void client.invalidateQueries())
  }
  const letGo = () => {
    stream?.close()
    stream = null
  }
  const look = () => {
    if (document.visibilityState === 'hidden') return letGo()
    if (stream !== null) return
    listen()
    void client.invalidateQueries()
  }
  document.addEventListener('visibilitychange', look)
  if (document.visibilityState === 'visible') listen()
  return () => {
    document.removeEventListener('visibilitychange', look)
    clearTimeout(timer)
    letGo()
  }
}

/**
 * Does a hint concern an answer on the page? When it speaks of somebody or something that the answer shows,
 * or when the question named the event (`useAsk(…, { on: ['case opened'] })`: lists that may grow).
 */
export function concerns(query: Pick<Query, 'queryKey' | 'state' | 'meta'>, hint: Hint): boolean {
  const on = query.meta?.on
  if (Array.isArray(on) && hint.events.some(event => on.includes(event))) return true
  const text = JSON.stringify([query.queryKey, query.state.data])
  return hint.subjects.some(subject => text.includes(subject))
}
