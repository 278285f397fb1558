/**
 * What an answer was used for: told on the phone, sent, given as a lesson, read on a visit. Each use counts;
 * what was told and helped moves the answer up, a case that was opened again says that it had not.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { id, instant, line } from '#core/wire.ts'
import { READERS } from '../contract.ts'

export const events = [
  'answer told',
  'answer sent',
  'lesson told',
  'answer read on a visit',
  'answer helped',
  'answer did not help',
  'answer contradicted',
] as const

/**
 * An answer that the customer was told, as the teller read it; `way`: how far its guidance was walked, each
 * step with the customer's reply.
 */
export const ToldAnswer = z.object({
  answer: id(),
  edition: z.number().int().min(1).max(1_000_000),
  way: z
    .array(z.object({ step: line(20), reply: line(80).nullable().default(null) }))
    .max(60)
    .default([]),
})
export type ToldAnswer = z.output<typeof ToldAnswer>

/** What every deed says no with that tells, sends or reads an answer. */
export const USE_REFUSES = ['this answer never said so', 'the answer is archived'] as const

/** A lesson of a minute for a device: whether its owner has had it, and from whom. */
export const DeviceLesson = z.object({
  id: id(),
  number: z.number().int(),
  edition: z.number().int(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  told: z.object({ at: instant(), by: z.string().nullable() }).nullable(),
})

export const lessonsOfDevice = endpoint({
  method: 'GET',
  url: '/api/devices/:id/lessons',
  summary:
    'The one-minute lessons for a device: of its model, its product line, and for everything. `reads`: all ' +
    'in his language before those in another',
  may: READERS,
  params: z.object({ id: id() }),
  query: z.object({ reads: z.enum(LANGUAGES).optional() }),
  returns: z.array(DeviceLesson),
})

export const tellLesson = endpoint({
  method: 'POST',
  url: '/api/devices/:id/lessons',
  summary: 'The owner of this device was given a lesson of a minute',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({ answer: id(), edition: z.number().int().min(1).max(1_000_000) }),
  returns: z.object({ id: id() }),
  refuses: [...USE_REFUSES, 'this is no lesson'],
})
