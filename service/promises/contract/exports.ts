import { endpoint } from '#core/endpoint.ts'
import { fileBytes } from '#core/wire.ts'
import { exportQuery, TAKE_REFUSES, TAKERS } from '#service/people/contract/exports.ts'
import { ledger } from '../contract.ts'

export const exportPromises = endpoint({
  method: 'GET',
  url: '/api/promises/export',
  summary: 'The ledger as a table, narrowed as its page is; masked by role',
  may: TAKERS,
  query: exportQuery().extend(ledger.query.omit({ after: true, limit: true }).shape),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})
