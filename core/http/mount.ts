import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Json } from '#db/tables.ts'
import { once, requestHash } from '../commands.ts'
import { type Context, inCompany } from '../context.ts'
import type { Endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { isUuid, type Uuid, uuidv7 } from '../ids.ts'
import { Unreadable } from '../refusal.ts'
import type { AnyRoute, Known } from '../routes.ts'
import { fileBytes } from '../wire.ts'
import { errorLanguage, unreadable } from './answer.ts'
import { isFromAnotherSite } from './origin.ts'

/** Asks the people slice who this is; null for a stranger. */
export type Authenticate = (house: House, request: FastifyRequest) => Promise<Known | null>

/**
 * Puts each route of the story on the server. Unknown and forbidden rows look the same; a missing role is
 * 403.
 */
export function mount(
  app: FastifyInstance,
  house: House,
  authenticate: Authenticate,
  routes: readonly AnyRoute[],
) {
  for (const route of routes) {
    app.route({
      method: route.endpoint.method,
      url: route.endpoint.url,
      config: { endpoint: route.endpoint },
      handler: (request, reply) => answer(house, authenticate, route, request, reply),
    })
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}

async function answer(
  house: House,
  authenticate: Authenticate,
  route: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { endpoint } = route
  if (endpoint.method !== 'GET' && isFromAnotherSite(request, house.config.url)) {
    return reply
      .status(403)
      .send({ code: 'from another site', sentence: 'This was sent by a page of another site.' })
  }
  const known = endpoint.may === 'anyone' ? null : await authenticate(house, request)
  if (endpoint.may !== 'anyone') {
    if (known === null) return reply.status(401).send({ code: 'signed out', sentence: 'Please sign in.' })
    if (endpoint.may !== 'signed in' && !endpoint.may.some(role => known.actor.roles.includes(role))) {
      return reply
        .status(403)
        .send({ code: 'not for your role', sentence: 'Your role does not include this.' })
    }
  }
  const asked = read(endpoint, request)
  if ('problem' in asked) return reply.status(400).send(asked.problem)
  reply.header('cache-control', 'no-store')
  if (route.open) {
    const answered = await route.handle({ house, request, reply, known }, asked as never)
    return endpoint.returns === fileBytes ? reply : encode(endpoint, answered)
  }
  if (known === null) return reply.status(401).send({ code: 'signed out', sentence: 'Please sign in.' })
  return inTheirCompany(house, known, route, request, asked)
}

async function inTheirCompany(
  house: House,
  known: Known,
  route: Extract<AnyRoute, { open: false }>,
  request: FastifyRequest,
  asked: object,
): Promise<unknown> {
  const { endpoint } = route
  const handle = async (ctx: Context) => encode(endpoint, await route.handle(ctx, asked as never))
  if (endpoint.method === 'GET')
    return inCompany(house, known.company, known.actor, handle, { readOnly: true })
  const command = commandOf(request)
  const hash = requestHash(endpoint.method, request.url, endpoint.body === undefined ? null : request.body)
  return inCompany(house, known.company, known.actor, ctx => once(ctx, hash, () => handle(ctx)), { command })
}

/** A key that cannot be one is refused: taken for none, its replay would be done twice. */
function commandOf(request: FastifyRequest): Uuid {
  const key = request.headers['idempotency-key']
  if (key === undefined) return uuidv7()
  if (typeof key === 'string' && isUuid(key)) return key.toLowerCase()
  throw new Unreadable('The idempotency-key must be one UUID.', { path: 'headers.idempotency-key' })
}

/** Only what the contract names leaves the house: zod drops every other key. */
function encode(endpoint: Endpoint, value: unknown): Json {
  return z.encode(endpoint.returns, value as never) as Json
}

function read(endpoint: Endpoint, request: FastifyRequest) {
  const error = errorLanguage(request.headers['accept-language'])
  const asked: Record<string, unknown> = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const shape = endpoint[part]
    if (shape === undefined) continue
    const result = shape.safeParse(request[part] ?? {}, { error })
    if (!result.success) {
      return { problem: unreadable(result.error, part === 'params' ? 'address' : part) }
    }
    asked[part] = result.data
  }
  return asked
}
