import { useState } from 'react'
import type { Step } from '../contract/shapes.ts'
import type { End } from '../rules/content.ts'
import { back, begin, reply, type Walk, wayInWords } from '../rules/guidance.ts'

export type Walking = {
  walk: Walk
  reply: (n: number) => void
  back: (many?: number) => void
  again: () => void
  /** The agent ends it here: he heard enough. */
  end: (end: End) => void
}

/** Walking through a guidance. `ended`: an end was come to, with the way there in words. */
export function useWalk(steps: readonly Step[], ended?: (end: End, way: string[]) => void): Walking {
  const [walk, setWalk] = useState(() => begin(steps))
  const go = (next: Walk) => {
    setWalk(next)
    if (next !== walk && 'end' in next.now) ended?.(next.now.end, wayInWords(steps, next.way))
  }
  return {
    walk,
    reply: n => go(reply(steps, walk, n)),
    back: many => setWalk(back(steps, walk, many)),
    again: () => setWalk(begin(steps)),
    end: end => {
      const here = 'step' in walk.now ? [{ step: walk.now.step.id, reply: null }] : []
      go({ way: [...walk.way, ...here], now: { end } })
    },
  }
}
