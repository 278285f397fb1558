import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { House } from '../house.ts'
import { isAway } from '../postgres/away.ts'
import { Refusal, Unknown, Unreadable } from '../refusal.ts'

/**
 * What every answer that is not a yes looks like. `code` is stable, `sentence` is for people who read
 * English.
 */
export const Problem = z.object({
  code: z.string(),
  sentence: z.string(),
  details: z.unknown().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string(), row: z.number().optional() })).optional(),
})
export type Problem = z.infer<typeof Problem>

/** PostgreSQL's words for text that it cannot keep (NUL, broken encodings) or that is no number in range. */
const UNREADABLE_FOR_POSTGRES = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008'])

export function answerFault(house: House, fault: unknown, request: FastifyRequest, reply: FastifyReply) {
  const [status, problem] = problemOf(fault)
  if (status >= 500) {
    house.log.error({ err: fault, url: request.routeOptions.url, request: request.id }, 'fault')
  }
  return reply.status(status).send(problem)
}

const NOTHING_HERE: Problem = { code: 'unknown', sentence: 'There is nothing here, or not for you.' }

/** For addresses that nobody has. */
export const answerNothingHere = (reply: FastifyReply) => reply.status(404).send(NOTHING_HERE)

function problemOf(fault: unknown): [number, Problem] {
  if (fault instanceof Refusal) {
    const details = fault.details === undefined ? {} : { details: fault.details }
    return [409, { code: fault.code, sentence: sentence(fault.code), ...details }]
  }
  if (fault instanceof Unknown) return [404, NOTHING_HERE]
  if (fault instanceof Unreadable) {
    return [400, { code: 'unreadable', sentence: fault.message, fields: fault.fields }]
  }
  const { code, statusCode } = fault as FastifyError
  if (code !== undefined && UNREADABLE_FOR_POSTGRES.has(code)) {
    return [400, { code: 'unreadable', sentence: 'A value in this request cannot be kept as it is.' }]
  }
  if (code === '57014') {
    return [503, { code: 'too slow', sentence: 'This took too long and was stopped. Nothing was changed.' }]
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return [statusCode, spoken(statusCode, fault)]
  if (isAway(fault)) {
    return [
      503,
      { code: 'database away', sentence: 'The database does not answer. Please try again in a moment.' },
    ]
  }
  return [
    500,
    { code: 'fault', sentence: 'Something went wrong here. It was written down; please try again.' },
  ]
}

/** What is no HTTP, or more of it than Node reads, has no reply: the answer goes straight to the line. */
export function answerBroken(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const tooMuch = fault.code === 'HPE_HEADER_OVERFLOW'
  const late = fault.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const line = tooMuch
    ? '431 Request Header Fields Too Large'
    : late
      ? '408 Request Timeout'
      : '400 Bad Request'
  const text = tooMuch
    ? 'The address or the headers are longer than we read.'
    : late
      ? 'The request did not arrive in time.'
      : 'This is no request that can be read.'
  const body = JSON.stringify({ code: 'unreadable', sentence: text } satisfies Problem)
  const head = [
    `HTTP/1.1 ${line}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function spoken(status: number, fault: unknown): Problem {
  const words: Record<number, [string, string]> = {
    413: ['too large', 'This is larger than we take.'],
    415: ['unreadable', 'This kind of content cannot be read here; send JSON.'],
    414: ['unreadable', 'This address is longer than any of ours.'],
    429: ['too many requests', 'Too many requests from you or your address. Please wait a minute.'],
  }
  const [code, text] = words[status] ?? ['unreadable', fault instanceof Error ? fault.message : 'Unreadable.']
  return { code, sentence: text }
}

/** `already settled` → `Already settled.` */
export function sentence(code: string): string {
  return `${code.charAt(0).toUpperCase()}${code.slice(1)}.`
}

const locales = {
  en: z.locales.en().localeError,
  hans: z.locales.zhCN().localeError,
  hant: z.locales.zhTW().localeError,
}

/** Zod speaks the reader's language: 繁體 for Taiwan, Hong Kong, Macau and `zh-Hant`, 简体 for other `zh`. */
export function errorLanguage(accept: string | undefined) {
  const first = (accept ?? '').split(',')[0]?.trim().toLowerCase() ?? ''
  if (/^zh-(hant|tw|hk|mo)/.test(first)) return locales.hant
  return first.startsWith('zh') ? locales.hans : locales.en
}

export function unreadable(error: z.ZodError, part: string): Problem {
  const fields = error.issues.slice(0, 20).map(issue => ({
    path: issue.path.join('.'),
    message: issue.message,
  }))
  const first = fields[0]
  const where = first?.path ? `${first.path}: ` : ''
  return {
    code: 'unreadable',
    sentence: `The ${part} cannot be read. ${where}${first?.message ?? ''}`,
    fields,
  }
}
