import { useCallback, useEffect, useState } from 'react'
import { fold } from '#core/find/fold.ts'
import { useTell } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { noteNotFound } from '../contract/not-found.ts'
import { tooLong, whyNotNote } from '../rules/not-found.ts'

/** Nothing was found, and the words still stand: they were meant so. */
const NONE_STANDS_MS = 3000
/** Something was found, and nothing of it was opened for so long: none of it fits. */
const SOME_STAND_MS = 20_000

/**
 * What was searched in vain is noted: by itself once the words have stood unanswered for a while on a page
 * that somebody looks at, or when he says so. For one text; another one is another component (`key`).
 */
export function useNotFound(asked: {
  text: string
  model: string | null
  hits: number | null
  sure: boolean
}) {
  const { text, model, hits, sure } = asked
  const { tell, failure } = useTell(noteNotFound)
  const [noted, setNoted] = useState(false)
  const mayNote = useMay(noteNotFound)
  const may = mayNote && !tooLong(text) && whyNotNote(fold(text)) === null
  const note = useCallback(() => {
    tell({ body: { text, model } }).then(
      () => setNoted(true),
      // The page shows `failure`.
      () => {},
    )
  }, [tell, text, model])
  const waits = may && sure && hits !== null && !noted && failure === null
  const patience = hits === 0 ? NONE_STANDS_MS : SOME_STAND_MS
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') note()
    }, patience)
    return () => clearTimeout(timer)
  }, [waits, patience, note])
  return { note, noted, may, failure }
}
