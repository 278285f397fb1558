import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCodes } from '../web/codes.ts'
import type { Failure } from '../web/failure.ts'

/** The part of TanStack Query's result that a page needs to draw itself. */
export type Awaited<T> = {
  data: T | undefined
  error: Failure | null
  isPending: boolean
  refetch: () => unknown
}

/**
 * Draws an answer in whatever state it is: skeleton, failure with a way on, or the answer itself. An answer
 * that was there stays when asking anew fails.
 */
export function Answered<T>(props: {
  of: Awaited<T>
  children: (answer: T) => ReactNode
  waiting?: ReactNode
}) {
  const { of, children, waiting } = props
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error !== null) return <Failed failure={of.error} retry={of.refetch} />
  return <>{waiting ?? <Waiting />}</>
}

/** Lines that will become text; announced once to screen readers. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className="waiting" role="status" aria-label={t('web.loading')}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** Nothing is here, and that is no fault. Say what will be here, and offer the next step. */
export function Empty({ title, children }: { title?: string; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="state">
      <svg className="state-drawing" viewBox="0 0 64 40" aria-hidden="true">
        <path d="M8 34h48M14 34V10h36v24M22 18h20M22 24h12" />
      </svg>
      <p className="state-title">{title ?? t('web.nothing')}</p>
      {children}
    </div>
  )
}

/** A failure in the place of an answer: no permission, not found, offline, broken: each with its way on. */
export function Failed({ failure, retry }: { failure: Failure; retry?: () => unknown }) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const hopeless = failure.kind === 'forbidden' || failure.kind === 'unknown'
  return (
    <div className="state" role="alert">
      <svg className="state-drawing" viewBox="0 0 64 40" aria-hidden="true">
        {hopeless ? (
          <path d="M22 34V18a10 10 0 0 1 20 0v16M16 34h32M32 24v4" />
        ) : (
          <path d="M8 34h48M32 6v16M32 27v2" />
        )}
      </svg>
      <p className="state-title">{t(`web.failure.${failure.kind}.title`)}</p>
      <p className="state-text">{explain(failure)}</p>
      {hopeless || !retry ? (
        <Link to="/">{t('web.home')}</Link>
      ) : (
        <Button onClick={() => retry()}>{t('web.retry')}</Button>
      )}
    </div>
  )
}
