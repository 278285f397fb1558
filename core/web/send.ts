import { address, type Endpoint, type Question, type Reply } from '../endpoint.ts'
import type { Uuid } from '../ids.ts'
import { Failure, failureOf } from './failure.ts'

/** Longer than the slowest deed that we accept (core: statements end after 15 s). */
const patience = 20_000

/**
 * Asks the server once. Commands need `key`: the same key for the same deed, however often it is sent.
 * Throws a Failure; an abort by `signal` is thrown as it is, so that TanStack Query sees a cancellation.
 */
export async function send<E extends Endpoint>(
  endpoint: E,
  question: Question<E>,
  how: { key?: Uuid; signal?: AbortSignal } = {},
): Promise<Reply<E>> {
  const { params, query, body } = question as {
    params?: Record<string, unknown>
    query?: Record<string, unknown>
    body?: unknown
  }
  const timeout = AbortSignal.timeout(patience)
  const request: RequestInit = {
    method: endpoint.method,
    credentials: 'same-origin',
    signal: how.signal ? AbortSignal.any([how.signal, timeout]) : timeout,
    headers: {
      accept: 'application/json',
      // The chosen language, not the browser's: what cannot be read is explained in it.
      'accept-language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(how.key === undefined ? {} : { 'idempotency-key': how.key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  const response = await fetch(address(endpoint, { params, query }), request).catch((error: unknown) => {
    if (how.signal?.aborted) throw error
    throw new Failure('offline')
  })
  if (!response.ok) throw await failureOf(response)
  if (response.status === 204) return undefined as Reply<E>
  return (await response.json().catch(() => {
    throw new Failure('broken')
  })) as Reply<E>
}
