import { setTimeout as wait } from 'node:timers/promises'

type Answer<T> = T | undefined | null | false

/**
 * Polls until there is an answer other than undefined, null and false. Throws after `ms`.
 * @param every longer where asking itself is work that slows down what it waits for
 */
export async function until<T>(
  ask: () => Answer<T> | Promise<Answer<T>>,
  ms = 20_000,
  every = 5,
): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    if (Date.now() > end) throw new Error(`Nothing came of it within ${ms} ms`)
    await wait(every)
  }
}
