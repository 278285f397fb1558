import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from './failure.ts'

/**
 * What a slice's words may hold for what travels as a code: `refusals` (409), `unreadables` (messages of a
 * 400 that zod does not say), `events` (journal), `finds` (kinds of the search box).
 */
export type Family = 'refusals' | 'unreadables' | 'events' | 'finds'

type SliceWords = { [F in Family]?: Readonly<Record<string, string>> }

export type Codes = {
  /** The words for a code; null when no slice has any. */
  say: (family: Family, code: string, details?: Readonly<Record<string, unknown>>) => string | null
  /** A failure as a sentence that a person can act on. */
  explain: (failure: Failure) => string
}

/** Codes of the contracts in the viewer's words. The slice that owns a code translates it. */
export function useCodes(): Codes {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  return useMemo(() => {
    const bundle = i18n.getResourceBundle(language, 'words') as Readonly<Record<string, SliceWords>>
    const say: Codes['say'] = (family, code, details = {}) => {
      // The last slice that knows the code: a later one may say it more precisely.
      const owner = Object.keys(bundle).findLast(slice => bundle[slice]?.[family]?.[code] !== undefined)
      const text = owner === undefined ? undefined : bundle[owner]?.[family]?.[code]
      return text === undefined ? null : filled(text, details)
    }
    const explain = (failure: Failure) => {
      if (failure.kind === 'refused') {
        return say('refusals', failure.code, failure.details) ?? t('web.refused', { code: failure.code })
      }
      return t(`web.failure.${failure.kind}.text`)
    }
    return { say, explain }
  }, [i18n, language, t])
}

/** Not by i18next: codes come from outside and may hold the dots that part its keys. */
function filled(text: string, details: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(details[name] ?? ''))
}
