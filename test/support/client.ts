import { address, type Endpoint, type Question, type Reply } from '#core/endpoint.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { signIn } from '#service/people/contract/session.ts'

export type Problem = {
  code: string
  sentence: string
  details?: unknown
  fields?: { path: string; message: string; row?: number }[]
}
export type Answered<T> = { status: number; answer: T; problem: Problem }

type Part = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** Speaks HTTP with a running house, as a browser would: a cookie, JSON, a command key for each write. */
export type Client = {
  signIn(): Promise<void>
  /** Any answer, also a no. */
  ask<E extends Endpoint>(endpoint: E, question: Question<E>, command?: Uuid): Promise<Answered<Reply<E>>>
  /** The answer of a yes; throws with the sentence of a no. */
  tell<E extends Endpoint>(endpoint: E, question: Question<E>, command?: Uuid): Promise<Reply<E>>
  /** Anything at all, for fuzzing, uploads and crawling. */
  send(
    method: string,
    path: string,
    init?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>
}

export const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')

/** @param cookie of a session that is open already; it signs in again by `account` when that has ended */
export function clientAt(url: string, account?: { login: string; password: string }, cookie = ''): Client {
  const send: Client['send'] = async (method, path, { body, headers = {} } = {}) => {
    const raw = body instanceof Uint8Array || typeof body === 'string'
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const set = response.headers.getSetCookie()
    if (set.length > 0) cookie = cookieOf(response.headers)
    return response
  }
  const enter = async () => {
    if (!account) return
    const response = await send(signIn.method, signIn.url, { body: account })
    if (!response.ok) throw new Error(`${account.login} could not sign in: ${await response.text()}`)
  }
  const ask: Client['ask'] = async (endpoint, question, command = uuidv7()) => {
    const { params, query, body } = question as Part
    const path = address(endpoint, { params, query })
    const once = () => send(endpoint.method, path, { body, headers: { 'idempotency-key': command } })
    let response = await once()
    if (response.status === 401 && account) {
      await enter()
      response = await once()
    }
    const said = await response.json()
    return { status: response.status, answer: said, problem: said }
  }
  return {
    send,
    signIn: enter,
    ask,
    async tell(endpoint, question, command) {
      const { status, answer, problem } = await ask(endpoint, question, command)
      if (status === 200) return answer
      const why = `${problem.code} ${JSON.stringify(problem.fields ?? problem.details ?? '')}`
      throw new Error(`${endpoint.method} ${endpoint.url} answered ${status}: ${why}`)
    },
  }
}
