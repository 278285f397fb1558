import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { portalLanguage } from './words.ts'

type Source = "'none'" | "'self'"

/** Nothing runs and nothing is fetched: a page for whatever web view a scanner brings (decision 0022). */
export const policy = (
  style: string,
  { forms = "'none'", pictures }: { forms?: Source; pictures?: Source },
): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    ...(pictures === undefined ? [] : [`img-src ${pictures}`]),
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join('; ')

export const languageOf = ({ query, headers }: FastifyRequest) =>
  portalLanguage((query as { lang?: unknown }).lang, headers['accept-language'])
