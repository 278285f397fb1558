export const NOT_WRITTEN = [
  'mail is not set up',
  'the customer gave no address',
  'the customer does not want to be written to',
] as const

/** Why nothing can be mailed to a customer now. `address`: where he agreed to be written to. */
export function whyNotWritten(it: {
  mailIsSet: boolean
  address: { stopped_at: Temporal.Instant | null } | null
}): (typeof NOT_WRITTEN)[number] | null {
  if (!it.mailIsSet) return 'mail is not set up'
  if (it.address === null) return 'the customer gave no address'
  return it.address.stopped_at === null ? null : 'the customer does not want to be written to'
}
