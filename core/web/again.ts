import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Asks anew every `everyMs` while `still`: for figures that change between two hints of the server. */
export function useAgain(
  { refetch }: Pick<UseQueryResult, 'refetch'>,
  still: boolean,
  everyMs: number,
): void {
  useEffect(() => {
    if (!still) return
    const timer = setInterval(() => void refetch(), everyMs)
    return () => clearInterval(timer)
  }, [still, refetch, everyMs])
}
