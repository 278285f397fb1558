import { z } from 'zod'
import { address, type Endpoint } from '#core/endpoint.ts'

/** A schema as JSON Schema says it: enough of it to make values. */
type Shape = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
}

/**
 * A place in a question where something stands: `params.id`, `body.about|0.caseId` (branch 0 of a choice).
 */
export type Place = string
type Part = 'params' | 'query' | 'body'
const PARTS: Part[] = ['params', 'query', 'body']

export type Asked = { params?: unknown; query?: unknown; body?: unknown }

/** Asked for thousands of times in a crawl, and slow to work out. */
const shapes = new WeakMap<z.ZodType, Shape>()

export function shapeOf(endpoint: Endpoint, part: Part): Shape | null {
  const schema = endpoint[part]
  if (schema === undefined) return null
  const shape =
    shapes.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)
  shapes.set(schema, shape)
  return shape
}

/** Where ids stand in the questions of an endpoint. */
export function idPlaces(endpoint: Endpoint): Place[] {
  return PARTS.flatMap(part => {
    const shape = shapeOf(endpoint, part)
    return shape === null ? [] : places(shape, part, one => one.format === 'uuid')
  })
}

/** Every place of the questions of an endpoint, leaves and branches. */
export function allPlaces(endpoint: Endpoint): Place[] {
  return PARTS.flatMap(part => {
    const shape = shapeOf(endpoint, part)
    return shape === null ? [] : places(shape, part, () => true)
  })
}

function places(shape: Shape, path: Place, wanted: (shape: Shape) => boolean): Place[] {
  const here = wanted(shape) ? [path] : []
  const branches = shape.anyOf ?? shape.oneOf ?? []
  return [
    ...here,
    ...branches.flatMap((branch, n) => places(branch, `${path}|${n}`, wanted)),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, one]) =>
      places(one, `${path}.${name}`, wanted),
    ),
    ...(shape.items ? places(shape.items, `${path}[]`, wanted) : []),
  ]
}

/** Words that must be more than any text. */
const WORDS: Record<string, string> = {
  phone: '13812345678',
  timeZone: 'Asia/Shanghai',
  username: 'somebody-else',
  event: 'case opened',
}

/**
 * A question that the contract lets through, as small as can be, with what is given at its places. What
 * stands at a place that is not required is there only if something below it is given.
 */
export function question(endpoint: Endpoint, given: Record<Place, unknown> = {}): Asked {
  const asked: Asked = {}
  for (const part of PARTS) {
    const shape = shapeOf(endpoint, part)
    if (shape !== null) asked[part] = value(shape, part, given, '')
  }
  return asked
}

function value(shape: Shape, path: Place, given: Record<Place, unknown>, name: string): unknown {
  if (path in given) return given[path]
  const below = (prefix: Place) =>
    Object.keys(given).some(
      place => place === prefix || (place.startsWith(prefix) && /^[.|[]/.test(place.slice(prefix.length))),
    )
  const branches = shape.anyOf ?? shape.oneOf
  if (branches !== undefined) {
    const chosen = branches.findIndex((_, n) => below(`${path}|${n}`))
    const n = chosen === -1 ? 0 : chosen
    return value(branches[n] ?? {}, `${path}|${n}`, given, name)
  }
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  if (shape.properties !== undefined) {
    const there = Object.entries(shape.properties).filter(
      ([key]) => shape.required?.includes(key) || below(`${path}.${key}`),
    )
    return Object.fromEntries(there.map(([key, one]) => [key, value(one, `${path}.${key}`, given, key)]))
  }
  if (shape.items !== undefined) {
    const some = (shape.minItems ?? 0) > 0 || below(`${path}[]`)
    return some ? [value(shape.items, `${path}[]`, given, name)] : []
  }
  return plain(shape, name)
}

function plain(shape: Shape, name: string): unknown {
  if (shape.format === 'uuid') return '00000000-0000-7000-8000-000000000000'
  if (shape.format === 'date-time') return '2026-12-01T02:00:00Z'
  if (shape.format === 'date') return '2026-12-01'
  if (shape.type === 'string') return WORDS[name] ?? 'x'.repeat(Math.max(1, shape.minLength ?? 0))
  if (shape.type === 'integer') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'boolean') return true
  return {}
}

/** The address of a question; anything may stand in it. */
export function addressOf(endpoint: Endpoint, asked: Asked): string {
  return address(endpoint, asked as { params: Record<string, unknown>; query: Record<string, unknown> })
}
