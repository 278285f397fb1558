import type { Step } from '../contract/shapes.ts'
import { type End, isEnd } from './content.ts'

/** One question or advice that was said, and what the customer replied; nothing was asked: null. */
export type Said = { step: string; reply: string | null }

/** Where the agent stands with the customer on the line, and the way that led there. */
export type Walk = {
  way: readonly Said[]
  /** The step to say now; `end`; `lost`: the guidance leads nowhere, the agent decides. */
  now: { step: Step } | { end: End } | { lost: true }
}

type Steps = readonly Step[]

/** At the first step. A guidance without steps is no guidance: lost at once. */
export function begin(steps: Steps): Walk {
  const first = steps[0]
  return { way: [], now: first ? { step: first } : { lost: true } }
}

/** What can be replied at this step, in the order of the keys 1 to 8; a step that asks nothing goes on. */
export function replies(step: Step): { reply: string | null; to: string | null }[] {
  return step.branches.length > 0 ? step.branches : [{ reply: null, to: step.next }]
}

/** The customer said the `n`th reply (from 0). No such reply: nothing moves. */
export function reply(steps: Steps, walk: Walk, n: number): Walk {
  if (!('step' in walk.now)) return walk
  const chosen = replies(walk.now.step)[n]
  if (chosen === undefined) return walk
  const way = [...walk.way, { step: walk.now.step.id, reply: chosen.reply }]
  return { way, now: standing(steps, chosen.to) }
}

/** Back by `many` steps, at most to the first. */
export function back(steps: Steps, walk: Walk, many = 1): Walk {
  const left = Math.max(walk.way.length - many, 0)
  const to = walk.way[left]
  if (to === undefined) return walk
  return { way: walk.way.slice(0, left), now: standing(steps, to.step) }
}

function standing(steps: Steps, to: string | null): Walk['now'] {
  if (to !== null && isEnd(to)) return { end: to }
  const step = steps.find(one => one.id === to)
  return step ? { step } : { lost: true }
}

/** The way as lines that a case can keep: what was said, and after it the reply. */
export function wayInWords(steps: Steps, way: readonly Said[]): string[] {
  return way.map(({ step, reply }) => {
    const say = steps.find(one => one.id === step)?.say ?? step
    return reply === null ? say : `${say} → ${reply}`
  })
}
