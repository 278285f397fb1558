/** The day of a month on which a round falls: the 31st is the last day of a shorter month. */
function dayIn(month: Temporal.PlainYearMonth, on: number): Temporal.PlainDate {
  return month.toPlainDate({ day: Math.min(on, month.daysInMonth) })
}

/**
 * The first round of what is promised for a day of every month (每月10日, seeds/004): that day of this month,
 * or of the next one where it is over.
 * @param on 1 to 31
 */
export function firstRound(on: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const here = dayIn(today.toPlainYearMonth(), on)
  return Temporal.PlainDate.compare(here, today) >= 0 ? here : nextRound(on, today)
}

/** The round after one: in the month after, on the day of the rule, not on that of a short February. */
export function nextRound(on: number, round: Temporal.PlainDate): Temporal.PlainDate {
  return dayIn(round.toPlainYearMonth().add({ months: 1 }), on)
}

/** A whole day of the company: from its first moment to its last second. */
export function wholeDay(
  day: Temporal.PlainDate,
  zone: string,
): { from: Temporal.Instant; to: Temporal.Instant } {
  return {
    from: day.toZonedDateTime({ timeZone: zone }).toInstant(),
    to: day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).toInstant(),
  }
}
