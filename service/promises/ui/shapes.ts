import type { Reply } from '#core/endpoint.ts'
import type { ledger } from '../contract.ts'

export type Promised = Reply<typeof ledger>['items'][number]

/** Where one goes to see to it: a return visit has a sheet of its own, all else is done from the case. */
export function placeOf(promise: Promised): string {
  const { kind, subjectId, caseId } = promise
  return kind === 'return visit' && subjectId !== null ? `/return-visits/${subjectId}` : `/cases/${caseId}`
}

/** Open or broken: somebody still has to do it. */
export const isToDo = ({ standing }: Pick<Promised, 'standing'>): boolean =>
  standing === 'open' || standing === 'broken'
