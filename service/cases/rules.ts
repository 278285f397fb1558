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

export function whyNotReopen(it: Openness): 'the case is open' | null {
  return isOpen(it) ? 'the case is open' : null
}

/** A device can be the subject of a case only of the customer who has it. */
export function whyNotDevice(
  ofCustomer: readonly string[],
  deviceOwner: string | null,
): 'not a device of this customer' | null {
  return deviceOwner !== null && ofCustomer.includes(deviceOwner) ? null : 'not a device of this customer'
}
