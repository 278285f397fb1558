import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, id } from '#core/wire.ts'
import { USE_REFUSES } from '#service/knowledge/contract/uses.ts'

export const useOnJob = endpoint({
  method: 'POST',
  url: '/api/fieldwork/jobs/:id/answers',
  summary: 'On my job I have read an answer, or given the customer a lesson of a minute',
  may: ['technician'],
  params: z.object({ id: id() }),
  body: z.object({
    answer: id(),
    edition: z.number().int().min(1).max(1_000_000),
    how: z.enum(['read on a visit', 'lesson']),
  }),
  returns: done,
  refuses: [...USE_REFUSES, 'this is no lesson'],
})
