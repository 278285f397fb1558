import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { sendFile } from '#core/http/serve-file.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { Unknown } from '#core/refusal.ts'
import * as answers from '#service/knowledge/queries/public-answers.ts'
import { DESK_WORDS } from '#service/knowledge/rules/public.ts'
import { answerPage } from './answer-page.ts'
import { ANSWER_STYLE, type Asked, noAnswerPage, shelfPage } from './answers-page.ts'
import { languageOf, policy } from './reader.ts'

const reader = system('a customer reads answers')
const MOST_ASKED = 100
/** A minute for pages, five for pictures: what is taken back is gone soon after. */
const KEPT = { page: 'public, max-age=60', search: 'private, max-age=0', file: 'public, max-age=300' }

type Params = { company?: string; number?: string; file?: string }

/**
 * `/answers`: what customers may read, without signing in. The desk has pages below the same name; who has
 * its cookie gets those, and what a customer reads has a word of its company in the address.
 */
export function mountAnswers(app: FastifyInstance, house: House, rateLimit: object): void {
  app.addConstraintStrategy({
    name: 'reader',
    storage: () => {
      let handler: unknown = null
      return {
        get: type => (type === 'customer' ? handler : null) as never,
        set: (_, given) => {
          handler = given
        },
      }
    },
    deriveConstraint: request => (isForDesk(request.url ?? '', request.headers.cookie) ? 'desk' : 'customer'),
    mustMatchWhenDerived: false,
  })
  const page = (url: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) => {
    const shown = {
      constraints: { reader: 'customer' },
      config: { rateLimit },
      errorHandler: (fault: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
        answerInstead(house, fault, request, reply),
    }
    app.get(url, { ...shown, handler })
    app.get(`${url}/`, { ...shown, handler: withoutSlash })
  }
  page('/answers', (request, reply) => shelf(house, null, request, reply))
  page('/answers/:company', (request, reply) =>
    shelf(house, (request.params as Params).company ?? '', request, reply),
  )
  page('/answers/:company/:number', (request, reply) => one(house, request, reply))
  page('/answers/:company/:number/files/:file', (request, reply) => file(house, request, reply))
  app.get('/robots.txt', (_, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /answers\nDisallow: /\n'),
  )
}

/** Staff's own pages: what the desk calls so, and, with its cookie, the bare name and answers by their id. */
export function isForDesk(url: string, cookies: string | undefined): boolean {
  const [, first, second = ''] = (url.split(/[?#]/)[0] ?? '').split('/')
  if (first !== 'answers') return false
  if (DESK_WORDS.includes(second)) return true
  return (
    (second === '' || isUuid(second)) && /(?:^|;\s*)(?:__Secure-)?yinuo\.session_token=/.test(cookies ?? '')
  )
}

/** As people type it by hand; the desk would answer here with its sign-in. */
const withoutSlash = (request: FastifyRequest, reply: FastifyReply) =>
  reply.redirect(request.url.replace(/\/+(?=\?|$)/, ''), 308)

/**
 * Which company an address means, in capitals too, as a telephone begins a word; nobody or several: no page.
 * @throws Unknown
 */
async function companyAt(house: House, address: string | null): Promise<Uuid> {
  const [company, another] = await answers.companiesAt(house, address?.toLowerCase() ?? null)
  if (company === undefined || another !== undefined) throw new Unknown()
  return company
}

async function within<T>(
  house: House,
  address: string | null,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return inCompany(house, await companyAt(house, address), reader, work, { readOnly: true })
}

async function shelf(house: House, address: string | null, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request)
  const asked = askedOf(request)
  const product = { line: asked.line, model: asked.model }
  const who = { house, company: await companyAt(house, address), actor: reader }
  const found = asked.text === '' ? null : await answers.publicSearch(who, asked.text, product, language)
  const text = await inCompany(
    house,
    who.company,
    reader,
    async ctx => {
      const shelf = await answers.publicShelf(ctx, product, language)
      return shelfPage(await answers.publicSign(ctx), asked, { shelf, found }, language)
    },
    { readOnly: true },
  )
  const kept = asked.text !== '' || address === null ? KEPT.search : KEPT.page
  return send(reply, 200, text, kept)
}

/** Whatever stands in an address is text: a word too many or a wrong id asks for nothing. */
function askedOf({ query }: FastifyRequest): Asked {
  const { q, line, model } = query as Record<string, unknown>
  const id = (value: unknown) => (typeof value === 'string' && isUuid(value) ? value : undefined)
  const text =
    typeof q === 'string'
      ? q
          .toWellFormed()
          .replace(/\p{Cc}/gu, ' ')
          .trim()
      : ''
  return { text: text.slice(0, MOST_ASKED).toWellFormed(), line: id(line), model: id(model) }
}

async function one(house: House, request: FastifyRequest, reply: FastifyReply) {
  const { company = '', number = '' } = request.params as Params
  const text = await within(house, company, async ctx => {
    const answer = await answers.publicAnswer(ctx, numberOf(number))
    return answerPage(await answers.publicSign(ctx), answer, await timeZone(ctx))
  })
  return send(reply, 200, text, KEPT.page)
}

async function file(house: House, request: FastifyRequest, reply: FastifyReply) {
  const { company = '', number = '', file = '' } = request.params as Params
  if (!isUuid(file)) throw new Unknown()
  const stored = await within(house, company, ctx => answers.publicFile(ctx, numberOf(number), file))
  reply.header('cache-control', KEPT.file)
  return sendFile(house, reply, stored)
}

/** Numbers as they are written on the page; everything else is no page. @throws Unknown */
function numberOf(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new Unknown()
  return Number(text)
}

function answerInstead(house: House, fault: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request)
  if (fault instanceof Unknown) return send(reply, 404, noAnswerPage('missing', language), 'no-store')
  const busy = fault.statusCode === 429
  if (!busy) house.log.error({ err: fault, request: request.id }, 'answers could not be shown')
  return send(reply, busy ? 429 : 503, noAnswerPage(busy ? 'busy' : 'away', language), 'no-store')
}

function send(reply: FastifyReply, status: number, text: string, kept: string): FastifyReply {
  reply.raw.removeHeader('content-security-policy')
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy(ANSWER_STYLE, { forms: "'self'", pictures: "'self'" }),
      'cache-control': kept,
      'referrer-policy': 'no-referrer',
      vary: 'accept-language, cookie',
    })
    .send(text)
}

/** Where answers about a machine stand; null where its company has none for customers. */
export const helpFor = (house: House, machine: { company: Uuid; model: Uuid | null; line: Uuid | null }) =>
  inCompany(house, machine.company, reader, ctx => answers.helpPath(ctx, machine), { readOnly: true })
