import { createRoot } from 'react-dom/client'
import { dark, light, variables } from '../desk/look/palette.ts'
import { wantedLanguage, wantedShade } from '../desk/look/preferences.ts'
import { Field } from './Field.tsx'
import { speak } from './words/speak.ts'

/** Ink on paper by day, the other way round by night, as in desk. */
function wearColours(): void {
  const night = matchMedia('(prefers-color-scheme: dark)')
  const wear = () => {
    const wanted = wantedShade()
    const shade = wanted === 'system' ? (night.matches ? 'dark' : 'light') : wanted
    const { style, dataset } = document.documentElement
    for (const [name, value] of variables(shade === 'dark' ? dark : light)) style.setProperty(name, value)
    style.colorScheme = shade
    dataset.shade = shade
  }
  night.addEventListener('change', wear)
  wear()
}

/** `Temporal` is missing in WeChat's web view; there it comes first, in a chunk of its own. */
async function start(): Promise<void> {
  wearColours()
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  await speak(wantedLanguage())
  const place = document.getElementById('field')
  if (place === null) throw new Error('index.html has no #field')
  createRoot(place).render(<Field />)
}

void start()
