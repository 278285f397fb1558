import { setTimeout as wait } from 'node:timers/promises'

const LOOK_AGAIN_MS = 100

/** Work that takes long and may be asked for by many: who has a turn, and how to give it back. */
export type Turns = {
  /** Null when none came within the time. */
  take(key: string, patienceMs: number): Promise<(() => void) | null>
}

/** One turn at a time for each key, and few for all. Counted in this process. */
export function turnsOf(most: number): Turns {
  const running = new Set<string>()
  return {
    async take(key, patienceMs) {
      const last = performance.now() + patienceMs
      while (running.size >= most || running.has(key)) {
        if (performance.now() >= last) return null
        await wait(LOOK_AGAIN_MS)
      }
      running.add(key)
      return () => {
        running.delete(key)
      }
    },
  }
}
