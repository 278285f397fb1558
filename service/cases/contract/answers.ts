import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id } from '#core/wire.ts'
import { Use } from '#service/knowledge/contract/shapes.ts'

export const answersOfCase = endpoint({
  method: 'GET',
  url: '/api/cases/:id/answers',
  summary: 'Which answers a case was worked with: told, sent, read on a visit; and what came of it',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.array(Use),
})
