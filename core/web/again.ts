import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Asks anew every `everyMs` while `still`: hints tell what happened, this is for the figures between them. */
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
