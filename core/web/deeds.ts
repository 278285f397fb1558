import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Endpoint } from '../endpoint.ts'

/** A deed by its name on the wire, as `useTell` marks it. */
export const deedOf = ({ method, url }: Pick<Endpoint, 'method' | 'url'>) => `${method} ${url}`

/** Hears of every deed that is done on this page; `heard` should not change with each drawing. */
export function useDeeds(heard: (deed: string) => void): void {
  const client = useQueryClient()
  useEffect(
    () =>
      client.getMutationCache().subscribe(event => {
        if (event.type !== 'updated' || event.action.type !== 'success') return
        const deed = event.mutation.options.meta?.deed
        if (typeof deed === 'string') heard(deed)
      }),
    [client, heard],
  )
}
