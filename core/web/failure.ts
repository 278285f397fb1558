/**
 * Why a question was not answered. The page decides by `kind`; `code` and `details` belong to 'refused',
 * `fields` to 'unreadable'.
 *
 * - 'signed out' 401 · 'forbidden' 403 · 'unknown' 404 · 'refused' 409 (the business's no) · 'unreadable' 400
 * - 'too many' 429 · 'offline' (no answer came: network, timeout) · 'broken' (our fault: 5xx, not JSON)
 */
export type FailureKind =
  | 'signed out'
  | 'forbidden'
  | 'unknown'
  | 'refused'
  | 'unreadable'
  | 'too many'
  | 'offline'
  | 'broken'

export type FieldFault = { path: string; message: string }

export class Failure extends Error {
  readonly kind: FailureKind
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldFault[]

  constructor(
    kind: FailureKind,
    said: { code?: string; details?: Record<string, unknown>; fields?: FieldFault[] } = {},
  ) {
    super(said.code ?? kind)
    this.name = 'Failure'
    this.kind = kind
    this.code = said.code ?? kind
    this.details = said.details ?? {}
    this.fields = said.fields ?? []
  }
}

/** Asking the same thing again may help: nothing was decided. */
export function mayPass(failure: unknown): boolean {
  return failure instanceof Failure && (failure.kind === 'offline' || failure.kind === 'broken')
}

const kinds: Readonly<Record<number, FailureKind>> = {
  400: 'unreadable',
  401: 'signed out',
  403: 'forbidden',
  404: 'unknown',
  409: 'refused',
  413: 'unreadable',
  429: 'too many',
}

/** Reads an answer that is not 2xx. Bodies look like `{ code, sentence, details?, fields? }` (core/http). */
export async function failureOf(response: Response): Promise<Failure> {
  const kind = kinds[response.status] ?? 'broken'
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return new Failure(kind)
  const said = body as { code?: unknown; details?: unknown; fields?: unknown }
  return new Failure(kind, {
    ...(typeof said.code === 'string' ? { code: said.code } : {}),
    ...(isRecord(said.details) ? { details: said.details } : {}),
    ...(Array.isArray(said.fields) ? { fields: said.fields.filter(isFieldFault) } : {}),
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFieldFault(value: unknown): value is FieldFault {
  return isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string'
}
