import type { Uuid } from './ids.ts'

/** The business's no: answered as 409 with the code from the contract. Nothing was written. */
export class Refusal extends Error {
  readonly code: string
  readonly details: unknown

  constructor(code: string, details?: unknown) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** Unknown or forbidden; a stranger cannot tell which (404). */
export class Unknown extends Error {
  constructor(what = 'unknown') {
    super(what)
    this.name = 'Unknown'
  }
}

/** Input that has the right shape and still cannot be read: a phone, a file, a row (400). */
export class Unreadable extends Error {
  readonly fields: { path: string; message: string; row?: number }[]

  constructor(message: string, at: { path?: string; row?: number; cause?: unknown } = {}) {
    super(message, 'cause' in at ? { cause: at.cause } : undefined)
    this.name = 'Unreadable'
    this.fields = [{ path: at.path ?? '', message, ...(at.row === undefined ? {} : { row: at.row }) }]
  }
}

/** Throws a Refusal when a `whyNot…` rule answered with a reason. */
export function refuse(why: string | null, details?: unknown): void {
  if (why !== null) throw new Refusal(why, details)
}

/** For a row that was looked up: gives it back, or answers 404. */
export function known<T>(row: T | undefined | null, _id?: Uuid): T {
  if (row === undefined || row === null) throw new Unknown()
  return row
}

const UNIQUE = '23505'

/** A constraint that says no in words of the contract; anything else stays the fault that it is. */
export async function refusing<T>(why: { unique: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : ''
    if (code === UNIQUE) throw new Refusal(why.unique)
    throw fault
  }
}
