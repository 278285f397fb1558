import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Language } from '#core/languages.ts'
import { variables } from './palette.ts'
import { rememberShade, type Wanted, wantedShade } from './preferences.ts'
import { fonts, paletteOf, type Shade } from './theme.ts'

export type Look = {
  language: Language
  setLanguage: (language: Language) => Promise<void>
  wanted: Wanted
  setWanted: (wanted: Wanted) => void
}

export const LookContext = createContext<Look | null>(null)

export function useLook(): Look {
  const look = useContext(LookContext)
  if (look === null) throw new Error('useLook outside of Desk')
  return look
}

const night = matchMedia('(prefers-color-scheme: dark)')
const still = matchMedia('(prefers-reduced-motion: reduce)')

/** Whether this reader's system asks that nothing slides or fades. */
export const useStill = () =>
  useSyncExternalStore(
    changed => {
      still.addEventListener('change', changed)
      return () => still.removeEventListener('change', changed)
    },
    () => still.matches,
  )

/** Light or dark as chosen or as the system says; keeps the page's CSS variables in step. */
export function useShade(language: Language) {
  const [wanted, setWanted] = useState(wantedShade)
  const [system, setSystem] = useState<Shade>(night.matches ? 'dark' : 'light')
  const shade = wanted === 'system' ? system : wanted
  useEffect(() => {
    const changed = () => setSystem(night.matches ? 'dark' : 'light')
    night.addEventListener('change', changed)
    return () => night.removeEventListener('change', changed)
  }, [])
  useEffect(() => {
    const { style, dataset } = document.documentElement
    for (const [name, value] of variables(paletteOf(shade))) style.setProperty(name, value)
    style.setProperty('--font', fonts[language])
    style.colorScheme = shade
    dataset.shade = shade
  }, [shade, language])
  const choose = (next: Wanted) => {
    rememberShade(next)
    setWanted(next)
  }
  return { wanted, shade, setWanted: choose }
}
