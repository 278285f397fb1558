import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery, text } from '#core/wire.ts'
import { READERS } from '../contract.ts'

/** What can stand in the archive twice. */
export const TWICE = ['customers', 'devices'] as const
export type Twice = (typeof TWICE)[number]

/** Who says that two are one. It can be undone, but everybody reads them as one until then. */
export const MERGERS = ['manager', 'admin'] as const

/** What two share, the surest first. */
export const SHARED = ['phone', 'address', 'serial'] as const

const kind = z.object({ kind: z.enum(TWICE) })
const Named = z.object({ id: id(), name: z.string() })

/** A pair that may be one, and the phone that both have (masked by role); blank where it is another thing. */
export const Pair = z.object({
  shares: z.enum(SHARED),
  what: z.string(),
  one: Named.extend({ detail: z.string() }),
  other: Named.extend({ detail: z.string() }),
})
export type Pair = z.infer<typeof Pair>

/**
 * Walks phones, then addresses (or serials) in their order. A page looks at a bounded stretch of them, so it
 * may hold few pairs or none while `next` still leads on.
 */
export const listDuplicates = endpoint({
  method: 'GET',
  url: '/api/archive/duplicates/:kind',
  summary: 'Pairs that may be the same: one phone, one name and address, one serial',
  may: READERS,
  params: kind,
  query: pageQuery(),
  returns: page(Pair),
})

export const tellApart = endpoint({
  method: 'POST',
  url: '/api/archive/duplicates/:kind/apart',
  summary: 'These two are not the same; they are not shown as duplicates again',
  may: MERGERS,
  params: kind,
  body: z.object({ one: id(), other: id() }),
  returns: z.object({ one: id(), other: id() }),
  refuses: ['one and the same'],
})

export const Merge = z.object({
  id: id(),
  from: Named,
  into: Named,
  reason: z.string(),
  at: instant(),
  by: z.string(),
  undone: z.object({ at: instant(), by: z.string() }).nullable(),
  /** Why it cannot be undone now; null where it can. */
  whyNotUndo: z.enum(['undone already', 'the other one was merged since']).nullable(),
})
export type Merge = z.output<typeof Merge>

export const listMerges = endpoint({
  method: 'GET',
  url: '/api/archive/merges/:kind',
  summary: 'What was merged, the latest first; also what was undone',
  may: READERS,
  params: kind,
  query: pageQuery(),
  returns: page(Merge),
})

const Read = z.object({ id: id(), version: z.number().int() })

export const mergeTwo = endpoint({
  method: 'POST',
  url: '/api/archive/merges/:kind',
  summary:
    'Two are one: `from` is read as `into` from now on; can be undone. Versions are those that were read',
  may: MERGERS,
  params: kind,
  body: z.object({
    from: Read,
    into: Read,
    reason: text(400).default(''),
    /** Of two devices with different installers of record: whose stands. */
    installer: z.enum(['from', 'into']).nullable().default(null),
  }),
  returns: Merge,
  refuses: [
    'one and the same',
    'merged already',
    'changed meanwhile',
    'too many are merged into one',
    'they stand at different customers',
    'choose the installer of record',
  ],
})

export const undoMerge = endpoint({
  method: 'POST',
  url: '/api/archive/merges/:kind/:id/undo',
  summary: 'They are two again; each has what was his',
  may: MERGERS,
  params: kind.extend({ id: id() }),
  returns: Merge,
  refuses: ['undone already', 'the other one was merged since', 'their devices are merged'],
})
