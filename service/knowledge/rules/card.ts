import { KEEPERS, WRITERS } from '../contract.ts'
import type { Audience, Confidence } from './words.ts'

/** What acts without a person (lists that come in, the demo world) acts for the house. */
const among = (roles: readonly string[], these: readonly string[]) =>
  roles.some(role => role === 'system' || these.includes(role))
export const isKeeper = (roles: readonly string[]) => among(roles, KEEPERS)
export const isWriter = (roles: readonly string[]) => among(roles, WRITERS)

/** What customers read is decided by who answers for it; `from` is null where the answer is new. */
export function whyNotAudience(from: Audience | null, to: Audience, keeper: boolean) {
  if ((from ?? 'internal') === to || keeper) return null
  return 'only a keeper decides what customers read'
}

/**
 * After KCS v6: whoever works with an answer says that it is ready to be used, or that he doubts it; only a
 * keeper vouches for it, puts it away and brings it back. `from` is null where the answer is new.
 */
export function whyNotConfidence(from: Confidence | null, to: Confidence, keeper: boolean) {
  if (from === to) return 'it stands so already'
  if (keeper) return null
  if (to === 'archived' || from === 'archived') return 'only a keeper archives it or brings it back'
  return to === 'validated' ? 'only a keeper vouches for it' : null
}

/** Other words are in force: what a keeper vouched for are no longer these, unless he wrote them himself. */
export const confidenceAfterEdit = (was: Confidence, keeper: boolean): Confidence =>
  was === 'validated' && !keeper ? 'not validated' : was

export const whyNotEdit = (confidence: Confidence) =>
  confidence === 'archived' ? ('it is archived' as const) : null
