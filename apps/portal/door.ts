import { createHash } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '#core/house.ts'
import { labelled } from '#service/archive/queries/labels.ts'
import { insteadPage, machinePage, STYLE } from './page.ts'
import { portalLanguage } from './words.ts'

/** Nothing runs and nothing is fetched: a page for whatever web view a scanner brings (decision 0022). */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A phone company's customers share addresses, hence not few; a tenth of what the desk may. */
const SHARE_OF_RATE = 10

/**
 * `/d/TOKEN`: who scans the label of a machine. No session, no cookie, no personal data. Drawn on the server
 * without any script.
 */
export function mountPortal(app: FastifyInstance, house: House): void {
  const rateLimit = {
    max: Math.ceil(house.config.requestsPerMinute / SHARE_OF_RATE),
    timeWindow: 60_000,
    allowList: [],
  }
  app.get('/d/*', {
    config: { rateLimit },
    handler: async (request, reply) => {
      const { '*': token } = request.params as { '*': string }
      const found = await labelled(house, token)
      const language = languageOf(request)
      return found === null
        ? send(reply, 404, insteadPage('gone', language))
        : send(reply, 200, machinePage(found, language))
    },
    errorHandler: (fault, request, reply) => answerInstead(house, fault, request, reply),
  })
}

const languageOf = ({ query, headers }: FastifyRequest) =>
  portalLanguage((query as { lang?: unknown }).lang, headers['accept-language'])

/** Whoever holds a phone is told in his language, with the number on the label as the way out. */
function answerInstead(house: House, fault: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const busy = fault.statusCode === 429
  if (!busy) house.log.error({ err: fault, request: request.id }, 'a label could not be shown')
  return send(reply, busy ? 429 : 503, insteadPage(busy ? 'busy' : 'away', languageOf(request)))
}

function send(reply: FastifyReply, status: number, text: string): FastifyReply {
  reply.raw.removeHeader('content-security-policy')
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    })
    .send(text)
}
