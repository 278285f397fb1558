/** A case is open while somebody handles it. */
export type Openness = { handler: string | null }

export const isOpen = (it: Openness): boolean => it.handler !== null

/** Why nothing more may be done in this case unless it is opened again. */
export function whyNotWork(it: Openness): 'the case is closed' | null {
  return isOpen(it) ? null : 'the case is closed'
}

export function whyNotClose(it: Openness): 'already closed' | null {
  return isOpen(it) ? null : 'already closed'
}

/** What was written down afterwards was never open here: who has the same trouble again opens a case. */
export function whyNotReopen(it: Openness & { firstAskedBy: string | null }) {
  if (isOpen(it)) return 'the case is open'
  return it.firstAskedBy === null ? 'the case is from before' : null
}

/** A device can be the subject of a case only of the customer who has it. */
export function whyNotDevice(
  ofCustomer: readonly string[],
  deviceOwner: string | null,
): 'not a device of this customer' | null {
  return deviceOwner !== null && ofCustomer.includes(deviceOwner) ? null : 'not a device of this customer'
}
