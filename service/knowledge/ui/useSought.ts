import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { LANGUAGES } from '#core/languages.ts'
import { CONFIDENCES, KINDS } from '../rules/words.ts'

/** Ids stay texts: what is no id is found nowhere. */
const IDS = ['device', 'model', 'line', 'fault'] as const
const LISTS = { language: LANGUAGES, confidence: CONFIDENCES, kind: KINDS } as const

type Lists = { [K in keyof typeof LISTS]?: (typeof LISTS)[K][number] }
export type Narrowed = { [K in (typeof IDS)[number]]?: string } & Lists
export type Sought = { q: string } & Narrowed

/**
 * What is looked for stands in the address: a colleague can be sent it, and who comes back finds it.
 * `seek`: changes some of it; null takes one away.
 */
export function useSought() {
  const [params, setParams] = useSearchParams()
  const sought = useMemo(() => read(params), [params])
  const seek = useCallback(
    (change: { [K in keyof Sought]?: Sought[K] | null }) =>
      setParams(
        now => {
          const next = new URLSearchParams(now)
          for (const [name, value] of Object.entries(change)) {
            if (value === null || value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  return { sought, seek }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What somebody has written into the address and is none of these is not looked for. */
function read(params: URLSearchParams): Sought {
  const ids = IDS.flatMap(name => {
    const value = params.get(name)
    return value !== null && ID.test(value) ? [[name, value]] : []
  })
  const chosen = Object.entries(LISTS).flatMap(([name, list]) => {
    const value = params.get(name)
    return (list as readonly (string | null)[]).includes(value) ? [[name, value]] : []
  })
  return { q: params.get('q') ?? '', ...Object.fromEntries([...ids, ...chosen]) }
}
