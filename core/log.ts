import pino, { type DestinationStream, type Logger } from 'pino'

/**
 * Structured lines to standard output. Personal data never goes in: no bodies, no query strings, no names.
 */
export function openLog(level: string, to: DestinationStream = pino.destination(1)): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: quiet } }
  return pino(options, to)
}

type Loggable = Error & { code?: unknown; constraint_name?: unknown }

/**
 * What a fault may say in the log: PostgreSQL's `detail` quotes rows, and its data exceptions (22…) quote
 * values.
 */
function quiet(fault: Loggable) {
  const quotes = typeof fault?.code === 'string' && /^22\d\w\w$/.test(fault.code)
  const message = quotes ? 'a value that PostgreSQL refuses' : fault?.message
  return {
    type: fault?.name,
    message,
    code: fault?.code,
    constraint: fault?.constraint_name,
    stack: quotes ? fault.stack?.replace(fault.message, message) : fault?.stack,
  }
}
