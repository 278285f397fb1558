/** Who is on the line, in one look: for whoever has him waiting. */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id } from '#core/wire.ts'
import { CustomerFile, phoneOwners } from '#service/archive/contract.ts'
import { caseLine } from '#service/cases/contract.ts'
import { conversation } from '#service/hotline/contract.ts'
import { promise } from '#service/promises/contract.ts'

const seen = z.object({
  file: CustomerFile,
  /** His open cases, newest first; at most 20. */
  open: z.array(caseLine),
  /** What we owe him, the most urgent first; at most 30. */
  owed: z.array(promise),
  /** What was said last; at most 3. */
  said: z.array(conversation),
})

export const caller = endpoint({
  method: 'GET',
  url: '/api/callers/:id',
  summary: 'Who is on the line: his file, what is open, what we owe him, what was said last',
  may: ['agent', 'manager'],
  params: z.object({ id: id() }),
  returns: seen,
})

/** For telephone systems that show the number. */
export const callerAt = endpoint({
  method: 'GET',
  url: '/api/callers',
  summary: 'Whose number this is; where only one customer has it, all that is seen of him',
  may: ['agent', 'manager'],
  query: phoneOwners.query,
  returns: phoneOwners.returns.extend({ caller: seen.nullable() }),
})
