import { endpoint } from '#core/endpoint.ts'
import { fileBytes } from '#core/wire.ts'
import { exportQuery, TAKE_REFUSES, TAKERS } from '#service/people/contract/exports.ts'
import { listCases } from '../contract.ts'

export const exportCases = endpoint({
  method: 'GET',
  url: '/api/cases/export',
  summary: 'Cases as a table, narrowed as their page is; masked by role',
  may: TAKERS,
  query: exportQuery().extend(listCases.query.omit({ after: true, limit: true }).shape),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})
