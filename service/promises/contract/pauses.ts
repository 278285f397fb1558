/** The clock of a promise as one reads it: what is left, when and why it stood, and why it may not stand. */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { PAUSE_REASONS } from '#service/standards/contract.ts'
import { pausePromise } from './clocks.ts'

const stood = z.object({
  /** 'closed': its case was closed, and no clock of it ran. */
  reason: z.enum([...PAUSE_REASONS, 'closed']),
  from: instant(),
  /** At the latest, while it is under way. */
  to: instant(),
  begunBy: colleague.nullable(),
  /** Null: it ran out by itself, or is under way. */
  endedBy: colleague.nullable(),
  /** Of the time that its standard counts, until now. */
  stoodMinutes: z.number(),
})

export const promiseClock = endpoint({
  method: 'GET',
  url: '/api/promises/:id/clock',
  summary: 'The clock of a promise: what is left on it, when it stood, and for what it may stand',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.object({
    /** Of the line that decides today; null: no standard's clock runs, or the line is switched off. */
    standard: z
      .object({
        source: z.string(),
        /** Working time; else the clock on the wall, nights and holidays too. */
        countsWork: z.boolean(),
        leftMinutes: z.number(),
      })
      .nullable(),
    /** What one may wait for; `whyNot` says why its clock cannot stand for it now. */
    ways: z.array(
      z.object({ reason: z.enum(PAUSE_REASONS), whyNot: z.enum(pausePromise.refuses).nullable() }),
    ),
    /** The oldest first; 100 at most. */
    pauses: z.array(stood),
  }),
})
