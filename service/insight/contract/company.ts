import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { fileBytes } from '#core/wire.ts'
import { TAKE_REFUSES } from '#service/people/contract/exports.ts'

export const takeCompanyOut = endpoint({
  method: 'GET',
  url: '/api/company/archive',
  summary: 'Everything of the company as one zip: a JSONL for each table, the files, what it all means',
  may: ['admin'],
  query: z.object({ language: z.enum(LANGUAGES).default('zh-Hans') }),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})
