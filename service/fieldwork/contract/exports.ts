import { endpoint } from '#core/endpoint.ts'
import { fileBytes, instant } from '#core/wire.ts'
import { exportQuery, TAKE_REFUSES, TAKERS } from '#service/people/contract/exports.ts'

export const exportVisits = endpoint({
  method: 'GET',
  url: '/api/fieldwork/visits/export',
  summary: 'Visits made, with what was found and done, as a table; masked by role',
  may: TAKERS,
  query: exportQuery().extend({ arrivedFrom: instant().optional(), arrivedBefore: instant().optional() }),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})
