import type { House } from './house.ts'

/**
 * Something that each worker does again and again, such as the promise sweep. Must bear several workers at
 * once.
 */
export type Round = { name: string; everySeconds: number; do(house: House): Promise<void> }

/** Starts the rounds; a round that fails is logged and comes again. Stop waits for what is under way. */
export function startRounds(house: House, rounds: readonly Round[]): { stop(): Promise<void> } {
  let stopping = false
  const underWay = new Map<string, Promise<void>>()
  const timers = rounds.map(round => {
    const go = () => {
      if (stopping || underWay.has(round.name)) return
      const run = round
        .do(house)
        .catch(fault => house.log.error({ err: fault, round: round.name }, 'a round failed'))
        .finally(() => underWay.delete(round.name))
      underWay.set(round.name, run)
    }
    go()
    return setInterval(go, round.everySeconds * 1000)
  })
  return {
    async stop() {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(underWay.values())
    },
  }
}
