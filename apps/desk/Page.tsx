import { ArrowLeftOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigationType } from 'react-router'

/** The frame of each page: its title (also the browser's), what can be done on it, its content. */
export function Page(props: {
  title: string
  /** Where this page belongs: the list it was opened from. */
  back?: string
  actions?: ReactNode
  children: ReactNode
}) {
  const { title, back, actions, children } = props
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const arrived = useNavigationType()
  useEffect(() => {
    document.title = `${title} · ${t('desk.name')}`
  }, [title, t])
  // A new page is told to people who listen by moving the focus to its heading; not on the first load.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    if (arrived === 'PUSH' && !heading.current?.closest('.page')?.contains(document.activeElement)) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [pathname])
  return (
    <div className="page">
      <div className="page-head">
        {back && (
          <Link className="back" to={back} aria-label={t('desk.back')}>
            <ArrowLeftOutlined aria-hidden />
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
