import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id } from '#core/wire.ts'
import { NOT_WRITTEN } from '#service/hotline/rules/notices/reachable.ts'
import { MAIL_REFUSES } from '#service/knowledge/rules/letter.ts'

export const sendAnswer = endpoint({
  method: 'POST',
  url: '/api/cases/:id/answers/mailings',
  summary: 'Mail an answer with its documents to the customer; when it has left, it was promised and kept',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({ answer: id(), edition: z.number().int().min(1).max(1_000_000) }),
  returns: z.object({ promise: id() }),
  refuses: [...MAIL_REFUSES, ...NOT_WRITTEN, 'the case is closed'],
})
