import type { Content } from '../contract/shapes.ts'

/** What a company may not call its customers' page: the desk's own pages below /answers have these names. */
export const DESK_WORDS = ['new', 'from-case', 'not-found', 'to-review', 'contradicted', 'models-without']

export const whyNotAddress = (address: string) =>
  DESK_WORDS.includes(address) ? 'this address is taken' : null

const ATTACHED = /attachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi

/** The pictures and documents that an answer's words name; what else hangs at it is not for customers. */
export function attachedIn({ body, steps }: Pick<Content, 'body' | 'steps'>): Set<string> {
  const named = [...body.matchAll(ATTACHED)].map(([, id]) => String(id).toLowerCase())
  return new Set([...named, ...steps.flatMap(({ picture }) => picture ?? [])])
}
