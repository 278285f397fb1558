/**
 * Whoever sets up how notices leave tries it at once: one message that says that it is a try, and the answer
 * of the other end.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { line } from '#core/wire.ts'
import { AUDIENCES } from './notices.ts'

const outcome = z.object({
  as: z.enum(['sent', 'delivered', 'failed']),
  /** What the other end said, or why nothing was said. */
  why: z.string().nullable(),
})

export const tryMail = endpoint({
  method: 'POST',
  url: '/api/notice-settings/mail/try',
  summary: 'Send one mail by the account that is set, now',
  may: ['manager', 'admin'],
  body: z.object({ to: z.email().max(200), language: z.enum(LANGUAGES) }),
  returns: outcome,
  refuses: ['nothing is set here', 'the secret cannot be read any more'],
})

export const tryWebhook = endpoint({
  method: 'POST',
  url: '/api/notice-settings/webhooks/:audience/try',
  summary: 'Post one signed message where notices of an audience go, now; `to` is a phone for a gateway',
  may: ['manager', 'admin'],
  params: z.object({ audience: z.enum(AUDIENCES) }),
  body: z.object({ to: line(40).optional() }),
  returns: outcome,
  refuses: ['nothing is set here', 'the secret cannot be read any more', 'a gateway needs a phone'],
})
