/** Why a customer's no to a technician is not written down. */
export function whyNotDecline(
  it: { ours: boolean; declined: boolean; saidOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
) {
  if (!it.ours) return 'not a technician of ours'
  if (it.declined) return 'the customer declined this technician'
  return Temporal.PlainDate.compare(it.saidOn, today) > 0 ? 'this day is still to come' : null
}

/** Nobody clears up his own work (domain.md §4.1: not sole judge). */
export function whyNotEndReview(
  review: { technicianId: string; endedAt: Temporal.Instant | null },
  by: string,
) {
  if (review.endedAt !== null) return 'already ended'
  return review.technicianId === by ? 'it is your own work' : null
}
