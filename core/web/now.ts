import { useSyncExternalStore } from 'react'

const TICK_MS = 20_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

function watch(changed: () => void): () => void {
  watchers.add(changed)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const tell of watchers) tell()
  }, TICK_MS)
  return () => {
    watchers.delete(changed)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function read(): number {
  // A page that was not drawn for a while does not start with the time of then.
  if (watchers.size === 0 && Date.now() - now > TICK_MS) now = Date.now()
  return now
}

/**
 * Now, in milliseconds, anew every 20 seconds: one clock for the whole page, so that no two parts disagree.
 */
export const useNow = (): number => useSyncExternalStore(watch, read)
