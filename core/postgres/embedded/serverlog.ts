import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'postgres.log'
const LARGEST = 5 * 1024 * 1024

export const serverLog = (folder: string) => join(folder, FILE)

/** Where the log ends now; what comes later belongs to this start. */
export const endOfLog = (folder: string) => statSync(serverLog(folder), { throwIfNoEntry: false })?.size ?? 0

/** What the server wrote since `offset`, the last 16 KB of it. */
export function logSince(folder: string, offset: number): string {
  const from = Math.max(offset, endOfLog(folder) - 16_384)
  const file = openSync(serverLog(folder), 'r')
  try {
    const bytes = Buffer.alloc(16_384)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from))
  } finally {
    closeSync(file)
  }
}

/**
 * Keeps the log at two files of 5 MB. The server holds the file open for appending, also after we are gone,
 * so it is copied and emptied, not moved.
 */
export function boundLog(folder: string): void {
  if (endOfLog(folder) < LARGEST) return
  copyFileSync(serverLog(folder), `${serverLog(folder)}.1`)
  truncateSync(serverLog(folder))
}
