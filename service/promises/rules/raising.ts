/** A downgrade needs a second person (domain.md §7.2). */
export const whyNotLower = (raised: { by: string }, who: string) =>
  raised.by === who ? 'a second person takes it back' : null
