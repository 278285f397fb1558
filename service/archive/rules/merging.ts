/** Each read of the survivor reads them all. */
export const MOST_MERGED = 20

type Held = { id: string; version: number; mergedInto: string | null }

/** @param read the versions that whoever merges has seen */
export function whyNotMerge(from: Held, into: Held, read: { from: number; into: number }) {
  if (from.id === into.id) return 'one and the same'
  if (from.mergedInto !== null || into.mergedInto !== null) return 'merged already'
  return from.version === read.from && into.version === read.into ? null : 'changed meanwhile'
}

export function whyNotUndo(merge: { undone: boolean; intoMerged: boolean }) {
  if (merge.undone) return 'undone already'
  return merge.intoMerged ? 'the other one was merged since' : null
}

export type InstallerOfRecord = { staff: string | null; name: string }

/**
 * Whose installer of record stands when two devices become one: the chosen one's, or that of the only one
 * who has one. 'ask' where they differ and nobody chose.
 */
export function whoseInstaller(
  from: InstallerOfRecord | null,
  into: InstallerOfRecord | null,
  chosen: 'from' | 'into' | null,
): 'from' | 'into' | 'ask' {
  if (from === null) return 'into'
  if (into === null) return 'from'
  if (chosen !== null) return chosen
  return from.staff === into.staff && from.name === into.name ? 'into' : 'ask'
}
