import { NavLink } from 'react-router'

/** Pages that belong together, each with an address of its own: links that look like tabs. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { to: string; word: string }[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, word }) => (
        <NavLink key={to} to={to} end>
          {word}
        </NavLink>
      ))}
    </nav>
  )
}
