import type { Step } from '../contract/shapes.ts'
import { nextStepId } from './editProblems.ts'

/** Beyond it nobody finds his way on the phone (contract/shapes.ts). */
export const MOST_STEPS = 60
export const MOST_REPLIES = 8

const asking = (id: string): Step => ({
  id,
  say: '',
  picture: null,
  branches: [
    { reply: '', to: '' },
    { reply: '', to: '' },
  ],
  next: null,
})

/** One more at the end; its name is told, so that something can lead to it. */
export function added(steps: readonly Step[]): { steps: Step[]; id: string } {
  const id = nextStepId(steps)
  return { steps: [...steps, asking(id)], id }
}

/** Taken out; what led to it leads nowhere yet. */
export function without(steps: readonly Step[], id: string): Step[] {
  return steps
    .filter(step => step.id !== id)
    .map(step => ({
      ...step,
      next: step.next === id ? null : step.next,
      branches: step.branches.map(one => (one.to === id ? { ...one, to: '' } : one)),
    }))
}

/** One place up (-1) or down (1). */
export function moved(steps: readonly Step[], id: string, by: -1 | 1): Step[] {
  const from = steps.findIndex(step => step.id === id)
  const one = steps[from]
  const other = steps[from + by]
  if (one === undefined || other === undefined) return [...steps]
  return steps.map(step => (step === one ? other : step === other ? one : step))
}

export const put = (steps: readonly Step[], id: string, part: Partial<Step>): Step[] =>
  steps.map(step => (step.id === id ? { ...step, ...part } : step))

/** Asks the customer, or goes straight on: a step does one of them. */
export function asks(step: Step, yes: boolean): Partial<Step> {
  if (yes) return { next: null, branches: asking(step.id).branches }
  return { branches: [], next: step.branches.find(({ to }) => to !== '')?.to ?? null }
}
