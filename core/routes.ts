import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context } from './context.ts'
import type { Answer, Asked, Endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'

/**
 * A request outside any transaction: sign-in, set-up, public pages, uploads. `known` is who is signed in; it
 * is null only where `may` is 'anyone'.
 */
export type Open = { house: House; request: FastifyRequest; reply: FastifyReply; known: Known | null }

/** Who is behind a request, as the people slice knows: nobody signed in is without a company. */
export type Known = { company: Uuid; actor: Actor }

export type AnyRoute =
  | {
      readonly endpoint: Endpoint
      readonly open: false
      readonly handle: (ctx: Context, asked: never) => unknown
    }
  | {
      readonly endpoint: Endpoint
      readonly open: true
      readonly handle: (open: Open, asked: never) => unknown
    }

/** Endpoint → deed or query, inside one transaction of the actor's company (a GET's is read only). */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (ctx: Context, asked: Asked<E>) => Promise<Answer<E>>,
): AnyRoute {
  return { endpoint, open: false, handle }
}

/** For what happens outside a transaction: the handler sees the raw request and opens what it needs. */
export function openRoute<E extends Endpoint>(
  endpoint: E,
  handle: (open: Open, asked: Asked<E>) => Promise<Answer<E>>,
): AnyRoute {
  return { endpoint, open: true, handle }
}
