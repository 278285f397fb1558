import { LANGUAGES, type Language } from '#core/languages.ts'
import { languageOf } from '#core/web/words.ts'
import type { Shade } from './theme.ts'

export type Wanted = Shade | 'system'

const LANGUAGE = 'yinuo.language'
const SHADE = 'yinuo.shade'
const NAV = 'yinuo.nav'

/** Storage may be forbidden (private windows, policies): then a choice lasts as long as the page. */
function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // see read()
  }
}

/** The chosen language; without a choice, the browser's. */
export function wantedLanguage(): Language {
  const chosen = LANGUAGES.find(language => language === read(LANGUAGE))
  return chosen ?? languageOf(navigator.languages)
}

export const rememberLanguage = (language: Language) => write(LANGUAGE, language)

export function wantedShade(): Wanted {
  const chosen = read(SHADE)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export const rememberShade = (shade: Wanted) => write(SHADE, shade)

export const navFolded = () => read(NAV) === 'folded'
export const rememberNav = (folded: boolean) => write(NAV, folded ? 'folded' : 'open')
