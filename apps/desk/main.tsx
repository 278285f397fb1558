import { createRoot } from 'react-dom/client'
import { Desk } from './Desk.tsx'
import { wantedLanguage } from './look/preferences.ts'
import { letTabLeave } from './tabLeaves.ts'
import { startSpeaking } from './words/words.ts'

/** Rules run in the browser, too, and count in `Temporal`; where it is missing it comes before them. */
async function start(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  const locale = await startSpeaking(wantedLanguage())
  letTabLeave()
  const place = document.getElementById('desk')
  if (place === null) throw new Error('index.html has no #desk')
  createRoot(place).render(<Desk locale={locale} />)
}

void start()
