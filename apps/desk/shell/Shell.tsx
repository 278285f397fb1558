import { useQueryClient } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, ScrollRestoration } from 'react-router'
import { Failed, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { followHints } from '#core/web/hints.ts'
import { readSession, type Session } from '#service/people/contract/session.ts'
import { SignedIn } from '#service/people/ui/session.tsx'
import { navFolded, rememberNav } from '../look/preferences.ts'
import { Entrance } from './Entrance.tsx'
import { Head } from './Head.tsx'
import { Bar, Side } from './Nav.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'

const Walking = lazy(() => import('../walk/Walking.tsx'))

/**
 * Around every page. Nobody signed in: the entrance instead. When a session ends while somebody works, his
 * page stays mounted behind the entrance, so that nothing he typed is lost; it goes when another person
 * signs in.
 */
export function Shell() {
  const client = useQueryClient()
  const known = useAsk(readSession, {})
  const session = known.data?.session ?? null
  const last = useRef<Session | null>(null)
  // Windows and menus of the page lie inside it, so that they are hidden with it.
  const popups = useRef<HTMLDivElement>(null)
  if (session !== null) {
    const changed = last.current !== null && whose(last.current) !== whose(session)
    last.current = session
    // Another person or company: no answer of the former one may be seen.
    if (changed) client.removeQueries({ predicate: query => query.queryKey[0] !== readSession.url })
  }
  if (known.data === undefined) {
    return known.error ? <Failed failure={known.error} retry={known.refetch} /> : <Waiting />
  }
  const inside = session !== null && !session.passwordDue
  return (
    <>
      {!inside && <Entrance known={known.data} interrupted={last.current !== null && session === null} />}
      {last.current !== null && (
        <div hidden={!inside} key={whose(last.current)}>
          <SignedIn session={last.current}>
            <ConfigProvider getPopupContainer={() => popups.current ?? document.body}>
              <Inside listening={inside} />
            </ConfigProvider>
          </SignedIn>
          <div ref={popups} />
        </div>
      )}
    </>
  )
}

const whose = (session: Session) => `${session.user} ${session.company.id}`

function Inside({ listening }: { listening: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [folded, setFolded] = useState(navFolded)
  useEffect(() => (listening ? followHints(client) : undefined), [client, listening])
  const fold = () => {
    rememberNav(!folded)
    setFolded(!folded)
  }
  return (
    <div className={folded ? 'desk folded' : 'desk'}>
      <a className="skip" href="#content">
        {t('desk.skip')}
      </a>
      <Side folded={folded} fold={fold} />
      <Head />
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <Bar />
      <OfflineBanner />
      <Suspense fallback={null}>
        <Walking />
      </Suspense>
      <ScrollRestoration />
    </div>
  )
}
