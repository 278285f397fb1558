import type { Reply } from '#core/endpoint.ts'
import type { ledger } from '../contract.ts'

export type Promised = Reply<typeof ledger>['items'][number]

/** Where one goes to see to it: the sheet of a return visit, else its case, or whom it was made to. */
export function placeOf(promise: Promised): string {
  const { kind, subjectId, caseId, customer } = promise
  if (kind === 'return visit' && subjectId !== null) return `/return-visits/${subjectId}`
  if (caseId !== null) return `/cases/${caseId}`
  return customer === null ? '/promises' : `/customers/${customer.id}`
}

/** To whom it was made, or who made it to us. */
export const nameOf = ({ customer, toStaff }: Pick<Promised, 'customer' | 'toStaff'>): string =>
  customer?.name ?? toStaff?.name ?? ''

export type Stands = Pick<Promised, 'standing'> & Partial<Pick<Promised, 'settledAt'>>

/** Open or broken, and not settled some other way: somebody still has to do it. */
export const isToDo = ({ standing, settledAt = null }: Stands): boolean =>
  settledAt === null && (standing === 'open' || standing === 'broken')
