import { useSyncExternalStore } from 'react'

/** What one person has done of a first walk on this device, and whether he wants to see no more of it. */
export type Walked = { done: readonly string[]; over: boolean }

const NOTHING: Walked = { done: [], over: false }
const keyOf = (who: string) => `yinuo.walk.${who}`

/** What was read or written; storage may be forbidden, then it lasts as long as the page. */
const known = new Map<string, Walked>()
const watchers = new Set<() => void>()

/** Kept per browser: it is about learning the way, and a forgotten tick costs nobody anything. */
export function walkedBy(who: string): Walked {
  const there = known.get(who) ?? read(who)
  known.set(who, there)
  return there
}

function read(who: string): Walked {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(keyOf(who)) ?? 'null')
    if (typeof said !== 'object' || said === null) return NOTHING
    const { done, over } = said as Partial<Walked>
    return {
      done: Array.isArray(done) ? done.filter(one => typeof one === 'string') : [],
      over: over === true,
    }
  } catch {
    return NOTHING
  }
}

function write(who: string, walked: Walked): void {
  known.set(who, walked)
  try {
    localStorage.setItem(keyOf(who), JSON.stringify(walked))
  } catch {
    // It lasts as long as the page.
  }
  for (const tell of watchers) tell()
}

/** He has done it; once is enough. */
export function tick(who: string, step: string): void {
  const { done, over } = walkedBy(who)
  if (!done.includes(step)) write(who, { done: [...done, step], over })
}

/** He wants to see no more of it, for good. */
export function endWalk(who: string): void {
  write(who, { ...walkedBy(who), over: true })
}

function watch(changed: () => void): () => void {
  watchers.add(changed)
  return () => {
    watchers.delete(changed)
  }
}

export const useWalked = (who: string): Walked => useSyncExternalStore(watch, () => walkedBy(who))
