import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { fileBytes } from '../wire.ts'
import { Problem } from './answer.ts'

type Json = Record<string, unknown>

/** An endpoint is described once in a process: who opens houses by the hundred (tests) opens them faster. */
const operations = new WeakMap<Endpoint, Json>()

/**
 * The OpenAPI 3.1 document of all endpoints, made from the same objects that the server mounts. Sorted: it is
 * drift-tested.
 */
export function openapi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of [...endpoints].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0))) {
    const url = endpoint.url.replace(/:(\w+)/g, '{$1}')
    const described = operations.get(endpoint) ?? operation(endpoint)
    operations.set(endpoint, described)
    paths[url] = { ...paths[url], [endpoint.method.toLowerCase()]: described }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '一诺 Yinuo',
      version,
      description:
        'After-sales service that remembers every promise. Writes take an `idempotency-key` (UUIDv7).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: { Problem: shape(Problem) } },
  }
}

function operation(endpoint: Endpoint): Json {
  const tag = endpoint.url.split('/')[2] ?? 'api'
  return {
    summary: endpoint.summary,
    tags: [tag],
    description: whoMay(endpoint),
    ...(endpoint.params || endpoint.query ? { parameters: parameters(endpoint) } : {}),
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: shape(endpoint.body) } } } }
      : {}),
    responses: {
      200: { description: 'Done', content: content(endpoint.returns) },
      ...problems(endpoint),
    },
  }
}

const content = (returns: z.ZodType): Json =>
  returns === fileBytes
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: shape(returns) } }

function whoMay(endpoint: Endpoint): string {
  if (endpoint.may === 'anyone' || endpoint.may === 'signed in') return `For: ${endpoint.may}.`
  return `For: ${endpoint.may.join(', ')}.`
}

function problems(endpoint: Endpoint): Json {
  const problem = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  return {
    400: problem('Unreadable: the fields say why'),
    ...(endpoint.may === 'anyone' ? {} : { 401: problem('Signed out'), 403: problem('Not for your role') }),
    404: problem('Unknown, or not for you'),
    ...(endpoint.refuses?.length ? { 409: problem(`Refused: ${endpoint.refuses.join(' · ')}`) } : {}),
  }
}

function parameters(endpoint: Endpoint): Json[] {
  const list = (part: z.ZodObject | undefined, where: 'path' | 'query') => {
    if (part === undefined) return []
    const schema = shape(part) as { properties?: Record<string, Json>; required?: string[] }
    return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name,
      in: where,
      required: where === 'path' || (schema.required ?? []).includes(name),
      schema: property,
    }))
  }
  return [...list(endpoint.params, 'path'), ...list(endpoint.query, 'query')]
}

/** What travels, hence the input side of codecs. */
function shape(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}
