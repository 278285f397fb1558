/** One character is no question yet. */
export const SHORTEST_ASKED = 2
/** The longest that is typed into a search box in earnest. */
export const LONGEST_ASKED = 100
/** Somebody pastes the number of a phone or a device into the wrong box: that is no question. */
const NUMBER = /^\p{N}{7,}$/u

/** More than a search box takes: a whole tale is no question that a colleague asks again. */
export const tooLong = (text: string): boolean => text.length > LONGEST_ASKED

/**
 * Why what was searched in vain is not put on the list of what was not found.
 * @param key the text folded (core/find/fold.ts): letters and digits alone
 */
export function whyNotNote(key: string): 'too short' | 'a number, no question' | null {
  if ([...key].length < SHORTEST_ASKED) return 'too short'
  return NUMBER.test(key) ? 'a number, no question' : null
}

/** Settled by an answer that was written or found, or with the reason why none is needed. */
export function whyNotSettle(
  { settled }: { settled: boolean },
  as: { answer: string | null; why: string },
): 'settled already' | 'an answer or a reason' | null {
  if (settled) return 'settled already'
  return as.answer === null && as.why === '' ? 'an answer or a reason' : null
}
