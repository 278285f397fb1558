import { z } from 'zod'

/** What people live with. Beyond it a date is a slip, and a day more would leave what PostgreSQL can keep. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const inOurTime = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR

/**
 * Shapes shared by all contracts. `z.input` is what travels (text), `z.output` is what the server handles
 * (Temporal); the browser uses only the types of the first, so a page without `Temporal` can load contracts.
 * An instant is cut to microseconds, which is what PostgreSQL keeps.
 */
export const instant = () =>
  z.codec(z.iso.datetime({ offset: true }), z.custom<Temporal.Instant>(isInstant), {
    decode: (text, payload) => {
      try {
        const at = Temporal.Instant.from(text).round({ smallestUnit: 'microsecond', roundingMode: 'floor' })
        if (inOurTime(at.toZonedDateTimeISO('UTC').year)) return at
      } catch {}
      payload.issues.push({ code: 'invalid_format', format: 'datetime', input: text })
      return z.NEVER
    },
    encode: at => at.toString(),
  })

/** A calendar day without a time, `2026-11-21`. */
export const day = () =>
  z.codec(z.iso.date(), z.custom<Temporal.PlainDate>(isDay), {
    decode: (text, payload) => {
      try {
        const date = Temporal.PlainDate.from(text)
        if (inOurTime(date.year)) return date
      } catch {}
      payload.issues.push({ code: 'invalid_format', format: 'date', input: text })
      return z.NEVER
    },
    encode: date => date.toString(),
  })

function isInstant(value: unknown): boolean {
  return value instanceof Temporal.Instant
}

function isDay(value: unknown): boolean {
  return value instanceof Temporal.PlainDate
}

export const id = () => z.uuid()

/** One line of text: trimmed, 1 to `max` characters, no control characters, no half of a surrogate pair. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u)

/**
 * Several lines of text, trimmed; may be empty unless `min` says otherwise. NUL and half surrogate pairs are
 * refused: PostgreSQL cannot keep them.
 */
export const text = (max = 4000, min = 0) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*(?:[\t\n\r][^\p{Cc}\p{Cs}]*)*$/u)

/** Keyset paging: pass `next` of the last answer as `after`. */
export const pageQuery = (max = 100) =>
  z.object({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(max).default(50),
  })

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const done = z.object({ id: id() })

/** The answer of an endpoint that gives back a file: its bytes, not JSON (core/http/serve-file.ts). */
export const fileBytes = z.custom<unknown>()
