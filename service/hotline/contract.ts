/**
 * 热线: every word exchanged with a customer, in and out: calls, walk-ins, letters, web, WeChat typed in. A
 * logged conversation is the evidence by which a promise is kept. What was said stays as it was written.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery, text } from '#core/wire.ts'

export const CHANNELS = ['phone', 'walk-in', 'letter', 'e-mail', 'web', 'wechat'] as const
export type Channel = (typeof CHANNELS)[number]

export const DIRECTIONS = ['in', 'out'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const events = ['conversation logged'] as const

/** Somebody of ours, as shown beside what he did. */
export const colleague = z.object({ id: id(), name: z.string() })

/** What whoever logs a conversation tells about it. `at` is given when it did not take place just now. */
export const words = z.object({
  channel: z.enum(CHANNELS).default('phone'),
  contactId: id().optional(),
  said: text(8000, 1),
  at: instant().optional(),
})

export const conversation = z.object({
  id: id(),
  direction: z.enum(DIRECTIONS),
  channel: z.enum(CHANNELS),
  customerId: id(),
  contactId: id().nullable(),
  staff: colleague,
  at: instant(),
  loggedAt: instant(),
  /** False: we tried and nobody answered. */
  reached: z.boolean(),
  said: z.string(),
})
export type Conversation = z.output<typeof conversation>

/** Refusals of every deed that logs a conversation. */
export const LOG_REFUSES = [
  'it has not happened yet',
  'too long ago to be logged',
  'not a contact of this customer',
] as const

export const logConversation = endpoint({
  method: 'POST',
  url: '/api/conversations',
  summary: 'Log a conversation that is about no case',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  body: words.extend({
    customerId: id(),
    direction: z.enum(DIRECTIONS),
    reached: z.boolean().default(true),
    said: text(8000),
  }),
  returns: z.object({ id: id() }),
  refuses: [...LOG_REFUSES, 'only an outgoing call can miss somebody', 'what was said is missing'],
})

export const conversationsOf = endpoint({
  method: 'GET',
  url: '/api/conversations',
  summary: 'Every word exchanged with a customer, newest first',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  query: pageQuery().extend({ customer: id() }),
  returns: page(conversation),
})
