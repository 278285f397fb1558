import { useEffect, useRef } from 'react'

const TYPING = 'input, textarea, select, [role=dialog], [role=combobox]'
/** Enter on these is theirs. */
const PRESSED = 'a, button:not(.pair-list button)'

/**
 * Single keys of a page, as long as nobody types. `Enter` only where no button or link has it. What an input
 * method composes is composed in a field, where these keys are silent.
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || target?.closest(TYPING)) return
      if (event.key === 'Enter' && target?.closest(PRESSED)) return
      const work = latest.current[event.key === 'Enter' ? 'Enter' : event.key.toLowerCase()]
      if (work === undefined) return
      event.preventDefault()
      work()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
