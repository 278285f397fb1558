/** 失约跟进: what a broken promise asks of us. Tell the customer, say why, promise anew; broken it stays. */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery, text } from '#core/wire.ts'
import { CHANNELS, LOG_REFUSES } from '#service/hotline/contract.ts'
import { promise } from '../contract.ts'

/** Why we broke it, said by ourselves. What the customer did is no breach of ours. */
export const BREACH_REASONS = [
  'forgotten',
  'no time',
  'absent',
  'earlier work took longer',
  'part not there',
  'promised too much',
  'handed over badly',
  'weather or traffic',
  'system down',
  'other',
] as const
export type BreachReason = (typeof BREACH_REASONS)[number]

export const openBreaches = endpoint({
  method: 'GET',
  url: '/api/promises/breaches',
  summary: 'Broken promises that nobody has followed up: one’s own, for managers all; the oldest first',
  may: 'signed in',
  query: pageQuery(),
  returns: page(z.object({ raisedAt: instant(), promise })),
})

export const followUpBreach = endpoint({
  method: 'POST',
  url: '/api/promises/:id/breach',
  summary: 'Follow up a broken promise: the customer told, the reason, the new promise',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({
    reason: z.enum(BREACH_REASONS),
    /** Words of apology. Not needed where the call that kept it late has told him. */
    told: z
      .object({
        channel: z.enum(CHANNELS).default('phone'),
        contactId: id().optional(),
        said: text(8000, 1),
      })
      .nullable()
      .default(null),
    /** The new time, where it is still owed. */
    dueAt: instant().nullable().default(null),
  }),
  returns: z.object({ id: id(), next: id().nullable() }),
  refuses: [
    'already followed up',
    'the customer must be told',
    'a new time is missing',
    'it is settled: nothing is left to promise',
    'a visit is promised anew by the dispatcher',
    'the case is closed',
    'this time is past',
    'too far ahead to be definite',
    ...LOG_REFUSES,
  ],
})
