import { useEffect, useState } from 'react'

/** Long enough that fast typing asks once, short enough not to be felt. */
const PAUSE_MS = 140

/**
 * What is typed into a search box, and what of it is asked for: after a short pause, never while an input
 * method composes.
 */
export function useTyped(start = '') {
  const [text, setText] = useState(start)
  const [wanted, setWanted] = useState(start.trim())
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setWanted(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, composing])
  return { text, setText, wanted, settled: !composing && text.trim() === wanted, setComposing }
}
