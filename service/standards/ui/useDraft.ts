import { useState } from 'react'
import { type Line, nameOf } from './shapes.ts'

export type Draft = {
  /** Changed lines by whose cases they speak of; nothing is published yet. */
  lines: ReadonlyMap<string, Line>
  /** The edition that was read when the first line was changed; null while there is nothing. */
  after: number | null
  put: (line: Line, edition: number) => void
  takeBack: (line: Line) => void
  /** Somebody else published meanwhile, and one has looked: what is changed here is upon his. */
  goOnAfter: (edition: number) => void
  forget: () => void
}

const nothing = { lines: new Map<string, Line>(), after: null }

/** What somebody has changed in the book and not published yet. */
export function useDraft(): Draft {
  const [draft, setDraft] = useState<Pick<Draft, 'lines' | 'after'>>(nothing)
  return {
    ...draft,
    put: (line, edition) =>
      setDraft(old => ({
        lines: new Map(old.lines).set(nameOf(line), line),
        after: old.after ?? edition,
      })),
    takeBack: line =>
      setDraft(old => {
        const lines = new Map(old.lines)
        lines.delete(nameOf(line))
        return lines.size === 0 ? nothing : { ...old, lines }
      }),
    goOnAfter: edition => setDraft(old => ({ ...old, after: edition })),
    forget: () => setDraft(nothing),
  }
}
