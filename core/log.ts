import pino, { type Logger } from 'pino'

/** Structured lines to standard output. Personal data never goes in: no bodies, no query strings, no names. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: quiet },
  })
}

/** What a fault may say in the log: PostgreSQL's `detail` quotes rows, so it stays out. */
function quiet(fault: Error & { code?: unknown; constraint_name?: unknown }) {
  return {
    type: fault?.name,
    message: fault?.message,
    code: fault?.code,
    constraint: fault?.constraint_name,
    stack: fault?.stack,
  }
}
