import { useSyncExternalStore } from 'react'

/** The same width as in look/desk.css: below it there is a bar at the foot instead of the side. */
const narrow = matchMedia('(max-width: 760px)')

function watch(changed: () => void): () => void {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

export const useNarrow = () => useSyncExternalStore(watch, () => narrow.matches)
