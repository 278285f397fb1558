/**
 * The database cannot be reached, or left us in the middle. What was under way was not done, or nobody knows
 * yet: asking again with the same command id finds out.
 */
export class DatabaseAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseAway'
  }
}

/**
 * The driver's words for a lost or refused connection, and PostgreSQL's for shutting down, starting, and too
 * many.
 */
const AWAY = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

export function isAway(fault: unknown): boolean {
  if (fault instanceof DatabaseAway) return true
  return fault instanceof Error && 'code' in fault && AWAY.has(String(fault.code))
}
