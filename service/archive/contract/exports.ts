import { endpoint } from '#core/endpoint.ts'
import { fileBytes } from '#core/wire.ts'
import { exportQuery, TAKE_REFUSES, TAKERS } from '#service/people/contract/exports.ts'

export const exportCustomers = endpoint({
  method: 'GET',
  url: '/api/archive/customers/export',
  summary: 'All customers with their devices as a table that can be imported again; masked by role',
  may: TAKERS,
  query: exportQuery(),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})

export const exportDevices = endpoint({
  method: 'GET',
  url: '/api/archive/devices/export',
  summary: 'All devices as a table, with the links of their labels; masked by role',
  may: TAKERS,
  query: exportQuery(),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})
