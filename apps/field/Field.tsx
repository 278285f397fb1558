import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { BrowserRouter, Route, Routes } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { followHints } from '#core/web/hints.ts'
import { TimeZone } from '#core/web/when.ts'
import { readSession, signOut } from './endpoints.ts'
import { FirstWalk, Walking } from './FirstWalk.tsx'
import { JobPage } from './JobPage.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { SignIn } from './SignIn.tsx'
import { TodayPage } from './TodayPage.tsx'
import { useSending, useWaitingPhotos } from './waitingPhotos.ts'
import { words } from './words/speak.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 20_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

/** The technician's window: his jobs of a day, and the job before him. Light, for a phone on a roof. */
export function Field() {
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={client}>
        <Offline />
        <Gate />
      </QueryClientProvider>
    </I18nextProvider>
  )
}

/** Who is not signed in signs in here; who is no technician is shown the way. */
function Gate() {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const asked = useAsk(readSession, {})
  if (asked.isPending) return <Card>{t('web.loading')}</Card>
  if (asked.error) {
    return (
      <Card>
        <p role="alert">{explain(asked.error)}</p>
        <button type="button" onClick={() => void asked.refetch()}>
          {t('web.retry')}
        </button>
      </Card>
    )
  }
  const { session } = asked.data
  if (session === null) return <SignIn />
  if (session.passwordDue)
    return (
      <Card>
        {t('fieldwork.field.newPassword')} <ToDesk />
      </Card>
    )
  if (!session.roles.includes('technician'))
    return (
      <Card>
        {t('fieldwork.field.notTechnician')} <ToDesk />
      </Card>
    )
  return <Inside session={session} />
}

function Inside({ session }: { session: NonNullable<Reply<typeof readSession>['session']> }) {
  const { t } = useTranslation()
  const leaving = useTell(signOut)
  useEffect(() => followHints(client), [])
  useSending(session.staff, arrived)
  const leave = async () => {
    await leaving.tell({}).catch(() => undefined)
    location.assign('/field')
  }
  return (
    <TimeZone value={session.company.timeZone}>
      <BrowserRouter basename="/field">
        <header className="bar">
          <strong>{t('fieldwork.field.brand')}</strong>
          <span>{session.name}</span>
          <LanguageChoice />
          <button type="button" className="plain" onClick={() => void leave()}>
            {t('fieldwork.field.signOut')}
          </button>
        </header>
        <Walking who={session.staff} />
        <PhotosWaiting />
        <Routes>
          <Route path="/" element={<TodayPage walk={<FirstWalk who={session.staff} />} />} />
          <Route path="/jobs/:id" element={<JobPage />} />
          <Route path="*" element={<TodayPage />} />
        </Routes>
      </BrowserRouter>
    </TimeZone>
  )
}

const arrived = () => void client.invalidateQueries()

/** On every page: this phone still holds what the office does not have. */
function PhotosWaiting() {
  const { t } = useTranslation()
  const count = useWaitingPhotos().filter(one => one.state === 'waiting').length
  return (
    <div role="status" className="waiting-photos">
      {count > 0 ? t('fieldwork.field.photosWaiting', { count }) : null}
    </div>
  )
}

function ToDesk() {
  const { t } = useTranslation()
  return <a href="/">{t('fieldwork.field.toDesk')}</a>
}

const Card = ({ children }: { children: ReactNode }) => (
  <main className="page">
    <div className="card">{children}</div>
  </main>
)

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

function Offline() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(watch, () => navigator.onLine)
  return (
    <div role="status" className="offline">
      {online ? null : t('fieldwork.field.offline')}
    </div>
  )
}
