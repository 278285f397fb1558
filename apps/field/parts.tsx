import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '#core/web/codes.ts'
import type { Failure } from '#core/web/failure.ts'

/** Why a deed was not done, in words; and what to change where the server said which field. */
export function Trouble({ failure }: { failure: Failure | null }) {
  const { explain } = useCodes()
  if (failure === null) return null
  return (
    <div role="alert" className="trouble">
      {explain(failure)}
      {failure.fields.map(({ path, message }) => (
        <div key={path}>{message}</div>
      ))}
    </div>
  )
}

type Asked<T> = {
  data: T | undefined
  error: Failure | null
  isPending: boolean
  refetch: () => unknown
}

/** An answer, or its waiting, or why there is none. */
export function Answered<T>({ of, children }: { of: Asked<T>; children: (answer: T) => ReactNode }) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  if (of.data !== undefined) return children(of.data)
  if (of.isPending) {
    return (
      <p className="muted" role="status">
        {t('web.loading')}
      </p>
    )
  }
  const gone = of.error?.kind === 'unknown'
  return (
    <div className="card" role="alert">
      <p>{gone ? t('fieldwork.field.notThere') : of.error && explain(of.error)}</p>
      {!gone && (
        <button type="button" onClick={() => void of.refetch()}>
          {t('web.retry')}
        </button>
      )}
    </div>
  )
}
