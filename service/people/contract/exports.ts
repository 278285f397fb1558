import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { id, instant, page, pageQuery } from '#core/wire.ts'

/** Lists that leave the house as tables, and the whole company as an archive. */
export const TAKEN = ['customers', 'devices', 'answers', 'cases', 'promises', 'visits', 'company'] as const
export type TakenOut = (typeof TAKEN)[number]

/** Who takes lists out. Each is in the journal; who sees customers masked takes them out masked. */
export const TAKERS = ['manager', 'admin', 'auditor'] as const

export const TAKE_REFUSES = ['another export is running'] as const

/** `bom`: CSV begins with the byte order mark by which Excel knows UTF-8. `language`: of the headings. */
export const exportQuery = () =>
  z.object({
    as: z.enum(['csv', 'xlsx']),
    bom: z.stringbool().default(true),
    language: z.enum(LANGUAGES).default('zh-Hans'),
  })

export const TakenEntry = z.object({
  id: id(),
  what: z.enum(TAKEN),
  as: z.string(),
  /** By which filters of its page the list was narrowed. */
  filters: z.array(z.string()),
  at: instant(),
  by: z.string().nullable(),
  /** Null while it runs, or where the process ended with it. */
  ended: z.object({ at: instant(), rows: z.number().int(), whole: z.boolean() }).nullable(),
})

export const listTakenOut = endpoint({
  method: 'GET',
  url: '/api/exports',
  summary: 'What was exported, by whom and how much of it; the newest first',
  may: TAKERS,
  query: pageQuery(),
  returns: page(TakenEntry),
})
