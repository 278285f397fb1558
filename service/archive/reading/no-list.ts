import type { NoList } from '../contract/imports.ts'

/** The file as a whole cannot be read; told as a refusal with this code. */
export class NotAList extends Error {
  readonly code: NoList
  readonly details: Record<string, unknown>

  constructor(code: NoList, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'NotAList'
    this.code = code
    this.details = details
  }
}
