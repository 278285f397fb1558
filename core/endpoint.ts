import type { z } from 'zod'

/**
 * One thing that can be asked of the service. The object is the route, its validation, its OpenAPI page and
 * the web's client. `may` lists roles; a GET reads, everything else is a command (idempotent by its key).
 */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: `/api/${string}`
  readonly summary: string
  readonly may: readonly string[] | 'signed in' | 'anyone'
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly returns: z.ZodType
  /** Codes of every 409 that this endpoint may answer. */
  readonly refuses?: readonly string[]
}

export function endpoint<const E extends Endpoint>(spec: E): E {
  return spec
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Part<E extends Endpoint, K extends 'params' | 'query' | 'body'> =
  E extends Record<K, infer T> ? T : undefined

/** What the server's handler receives: decoded (Temporal, trimmed, defaults filled in). */
export type Asked<E extends Endpoint> = {
  params: Out<Part<E, 'params'>>
  query: Out<Part<E, 'query'>>
  body: Out<Part<E, 'body'>>
}

/** What the server's handler returns. */
export type Answer<E extends Endpoint> = z.output<E['returns']>

/** What travels to the server. Parts that the endpoint does not have are absent. */
export type Question<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as Part<E, K> extends z.ZodType ? K : never]: In<Part<E, K>>
}

/** What travels back. */
export type Reply<E extends Endpoint> = z.input<E['returns']>

/** The address of a question: path parameters filled in, query appended. */
export function address(
  endpoint: Endpoint,
  question: { params?: Record<string, unknown> | undefined; query?: Record<string, unknown> | undefined },
): string {
  const path = endpoint.url.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(question.params?.[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(question.query ?? {})) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
