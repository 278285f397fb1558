import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '#core/house.ts'
import { Unknown } from '#core/refusal.ts'
import { labelled } from '#service/archive/queries/labels.ts'
import { calendarOf } from '#service/dispatch/queries/calendar.ts'
import { stopByLink } from '#service/hotline/actions/notices.ts'
import { readStopToken } from '#service/hotline/notices/stop-token.ts'
import { helpFor, mountAnswers } from './answers-door.ts'
import { insteadPage, machinePage, STYLE, stopPage } from './page.ts'
import { languageOf, policy } from './reader.ts'

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
        : send(reply, 200, machinePage(found, language, await helpFor(house, found.of)))
    },
    errorHandler: (fault, request, reply) => answerInstead(house, fault, request, reply),
  })
  app.register(async stops => mountStop(stops, house, rateLimit))
  mountCalendar(app, house, rateLimit)
  mountAnswers(app, house, rateLimit)
}

/** `/calendar/TOKEN.ics`: somebody's calendar program. What is no address, or none any more, is not there. */
function mountCalendar(app: FastifyInstance, house: House, rateLimit: object): void {
  app.get('/calendar/:token.ics', {
    config: { rateLimit },
    handler: async (request, reply) => {
      const { token } = request.params as { token: string }
      const text = await calendarOf(house, token)
      reply.headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' })
      if (text === null) return reply.status(404).type('text/plain; charset=utf-8').send('not found\n')
      return reply.type('text/calendar; charset=utf-8').send(text)
    },
  })
}

/** `/stop/TOKEN`: whoever no longer wants notices; the link stands in each. Mail programs post to it. */
function mountStop(app: FastifyInstance, house: House, rateLimit: object): void {
  // What a form or a mail program sends is not needed: the address says it all.
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_, __, done) => done(null))
  app.route({
    method: ['GET', 'POST'],
    url: '/stop/:token',
    config: { rateLimit },
    handler: async (request, reply) => {
      const { token } = request.params as { token: string }
      const language = languageOf(request)
      const stopping = request.method === 'POST'
      if (stopping) await stopByLink(house, token)
      else if (readStopToken(house.secret, token) === null) throw new Unknown()
      return send(reply, 200, stopPage(stopping, language), "'self'")
    },
    errorHandler: (fault, request, reply) =>
      fault instanceof Unknown
        ? send(reply, 404, insteadPage('gone', languageOf(request)))
        : answerInstead(house, fault as FastifyError, request, reply),
  })
}

/** Whoever holds a phone is told in his language, with the number on the label as the way out. */
function answerInstead(house: House, fault: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const busy = fault.statusCode === 429
  if (!busy) house.log.error({ err: fault, request: request.id }, 'a label could not be shown')
  return send(reply, busy ? 429 : 503, insteadPage(busy ? 'busy' : 'away', languageOf(request)))
}

function send(
  reply: FastifyReply,
  status: number,
  text: string,
  forms: "'none'" | "'self'" = "'none'",
): FastifyReply {
  reply.raw.removeHeader('content-security-policy')
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy(STYLE, { forms }),
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    })
    .send(text)
}
