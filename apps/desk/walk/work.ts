import { useAsk } from '#core/web/ask.ts'
import { dayAfter } from '#core/web/moment.ts'
import { useWhen } from '#core/web/when.ts'
import { dayBoard } from '#service/dispatch/contract.ts'
import { toAttribute } from '#service/fieldwork/contract.ts'
import { owedReturnVisits } from '#service/followup/contract.ts'
import { myPromises } from '#service/promises/contract.ts'
import { nameOf, placeOf } from '#service/promises/ui/shapes.ts'
import type { Step, StepName } from './steps.ts'

/** One's own real work to begin with, where there is some: what it is, and the way to it. */
export type Work = Partial<Record<StepName, { what: string; to: string }>>

/** Asks only for what the steps of this walk can use. */
export function useWork(steps: readonly Step[]): Work {
  const when = useWhen()
  const has = (...names: StepName[]) => steps.some(step => names.includes(step.name))
  const first = { query: { limit: 20 } }
  const promises = useAsk(myPromises, has('find', 'callback', 'unhappy') ? first : null).data?.items ?? []
  const owed = useAsk(owedReturnVisits, has('returnVisit') ? first : null).data?.items ?? []
  const faults = useAsk(toAttribute, has('judge') ? first : null).data?.items ?? []
  const tomorrow = useUnplanned(has('plan'))
  const due = (name: string, at: string) => `${name} · ${when.near(at)}`

  const work: Work = {}
  const callback = promises.find(one => one.kind === 'callback' && one.owedFor === null)
  const unhappy = promises.find(one => one.owedFor === 'return visit unhappy')
  const [ask] = owed
  const [fault] = faults
  if (promises[0]) work.find = { what: nameOf(promises[0]), to: '/customers' }
  if (callback) {
    work.callback = { what: due(nameOf(callback), callback.dueAt), to: placeOf(callback) }
  }
  if (unhappy) work.unhappy = { what: nameOf(unhappy), to: placeOf(unhappy) }
  if (ask) work.returnVisit = { what: ask.customer.name, to: `/return-visits/${ask.visitId}` }
  if (fault) work.judge = { what: fault.symptom, to: `/cases/${fault.caseId}` }
  if (tomorrow) work.plan = tomorrow
  return work
}

/** A window of today or tomorrow for which nobody is planned. */
function useUnplanned(wanted: boolean): { what: string; to: string } | undefined {
  const today = useAsk(dayBoard, wanted ? { query: {} } : null).data
  const next = today && dayAfter(today.day, 1)
  const tomorrow = useAsk(dayBoard, next ? { query: { day: next } } : null).data
  for (const board of [today, tomorrow]) {
    const [one] = board?.unplanned ?? []
    if (board && one) return { what: one.customer.name, to: `/board?day=${board.day}` }
  }
  return undefined
}
