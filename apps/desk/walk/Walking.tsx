import { useCallback, useEffect } from 'react'
import { useLocation } from 'react-router'
import { useDeeds } from '#core/web/deeds.ts'
import { tick, useWalked } from '#core/web/walked.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { doneBy, stepsOf } from './steps.ts'

/** Goes along on the first walk: ticks what is done, wherever it is done. Shows nothing. */
export default function Walking() {
  const { staff } = useSession()
  return useWalked(staff).over ? null : <Beside who={staff} />
}

function Beside({ who }: { who: string }) {
  const { roles } = useSession()
  const { pathname } = useLocation()
  const went = useCallback(
    (what: Parameters<typeof doneBy>[1]) => {
      for (const step of doneBy(stepsOf(roles), what)) tick(who, step)
    },
    [roles, who],
  )
  useEffect(() => went({ page: pathname }), [pathname, went])
  useDeeds(useCallback(deed => went({ deed }), [went]))
  return null
}
