import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'

/** Pages that belong together, each with an address of its own: links that look like tabs. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { to: string; word: string }[] }) {
  const row = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const at = tabs.findIndex(({ to }) => to === pathname)
  const words = tabs.map(({ word }) => word).join()
  // On a phone the row is wider than the screen: where one is should be seen, also when counts come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the width follows from the words
  useEffect(() => {
    row.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [at, words])
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      {tabs.map(({ to, word }) => (
        <NavLink key={to} to={to} end>
          {word}
        </NavLink>
      ))}
    </nav>
  )
}
