import { useState } from 'react'
import { SHEETS, type Sheet } from '../rules/labels.ts'

/** How this computer's printer takes label paper: its sheet, and how far it draws the paper askew (mm). */
export type LabelSettings = { sheet: string; right: number; down: number }

const NAME = 'yinuo.labels'
const MOST_NUDGE = 20
const first = SHEETS[0]?.id ?? ''

export const sheetOf = (id: string): Sheet => {
  const found = SHEETS.find(sheet => sheet.id === id) ?? SHEETS[0]
  if (found === undefined) throw new Error('there is no sheet')
  return found
}

const nudge = (value: unknown) => (typeof value === 'number' && Math.abs(value) <= MOST_NUDGE ? value : 0)

/** Storage may be forbidden, or hold what an older page wrote. */
function read(): LabelSettings {
  try {
    const said = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<LabelSettings>
    return { sheet: sheetOf(String(said.sheet)).id, right: nudge(said.right), down: nudge(said.down) }
  } catch {
    return { sheet: first, right: 0, down: 0 }
  }
}

/** Kept per browser: it is about the printer beside it. */
export function useLabelSettings(): [LabelSettings, (change: Partial<LabelSettings>) => void] {
  const [settings, setSettings] = useState(read)
  return [
    settings,
    change => {
      const next = { ...settings, ...change }
      setSettings(next)
      try {
        localStorage.setItem(NAME, JSON.stringify(next))
      } catch {
        // It lasts as long as the page.
      }
    },
  ]
}

/** An address that only phones in the same network can open. */
export const isOnlyHere = (address: string): boolean => {
  const { hostname } = new URL(address)
  return (
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/.test(hostname) ||
    hostname.endsWith('.local') ||
    !hostname.includes('.')
  )
}
