/** Clocks of promises that standards make: what a change would give, pauses, following a new edition. */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, line, page, pageQuery } from '#core/wire.ts'
import { changes, OUR_KINDS, OWNERS, PAUSE_REASONS, SEERS } from '#service/standards/contract.ts'
import { promise } from '../contract.ts'

export const events = [
  'promise paused',
  'promise goes on',
  'promise due moved',
  'promise continued',
  'promise restarted',
  'promises follow the book',
] as const

const given = z.object({
  owes: z.enum(OUR_KINDS),
  owner: z.enum(OWNERS),
  dueAt: instant(),
  /** The steps of its ladder and their moments. */
  ladder: z.array(z.object({ at: instant(), to: z.enum(SEERS) })),
  /** Due in a year whose official days are not known yet: only the weekly hours were counted. */
  pastKnownDays: z.boolean(),
})

export const previewBook = endpoint({
  method: 'POST',
  url: '/api/standards/preview',
  summary:
    'For this case: what the book gives, and what it would give with changed lines; nothing is written',
  may: ['manager', 'admin'],
  body: z.object({ caseNumber: line(40), lines: changes }),
  returns: z.object({
    caseId: id(),
    items: z.array(
      z.object({
        event: z.string(),
        /** Whether a standard was asked for it in this case; else it is counted from the opening. */
        happened: z.boolean(),
        from: instant(),
        now: z.array(given),
        changed: z.array(given),
      }),
    ),
  }),
})

const params = z.object({ id: id() })

export const pausePromise = endpoint({
  method: 'POST',
  url: '/api/promises/:id/pauses',
  summary: 'We wait for the customer or for a part: the clock stands, at the latest until then',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params,
  body: z.object({ reason: z.enum(PAUSE_REASONS), until: instant() }),
  returns: z.object({ id: id(), dueAt: instant() }),
  refuses: [
    'already settled',
    'what the customer was told does not move',
    'this standard does not wait for that',
    'its clock stands already',
    'already broken',
    'a pause ends after it begins',
    'too long to be a pause',
  ],
})

export const resumePromise = endpoint({
  method: 'POST',
  url: '/api/promises/:id/pauses/end',
  summary: 'What we waited for is here: the clock runs again',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params,
  returns: z.object({ id: id(), dueAt: instant() }),
  refuses: ['already settled', 'its clock does not stand'],
})

const progress = z.object({
  /** Null before the first. */
  id: id().nullable(),
  why: z.enum(['book', 'calendar']).nullable(),
  /** The edition that open promises follow; 0 before the first one. */
  edition: z.int(),
  begunAt: instant().nullable(),
  finishedAt: instant().nullable(),
  looked: z.int(),
  moved: z.int(),
  ended: z.int(),
})
export type Progress = z.output<typeof progress>

export const followingProgress = endpoint({
  method: 'GET',
  url: '/api/promises/following',
  summary: 'How far open promises have followed the last change of book or calendars',
  may: ['manager', 'admin', 'auditor'],
  returns: progress,
})

export const movedPromises = endpoint({
  method: 'GET',
  url: '/api/promises/following/:id/moved',
  summary: 'Open promises that a change of book or calendars moved, each from when to when',
  may: ['manager', 'admin', 'auditor'],
  params,
  query: pageQuery().extend({ after: id().optional() }),
  returns: page(z.object({ id: id(), promise, from: instant(), to: instant() })),
})
