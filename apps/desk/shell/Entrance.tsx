import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { readSession } from '#service/people/contract/session.ts'
import { Logo } from './Logo.tsx'
import { LanguageMenu, ShadeMenu } from './LookMenus.tsx'

const SignIn = lazy(() => import('#service/people/ui/SignIn.tsx'))
const SetUp = lazy(() => import('#service/people/ui/SetUp.tsx'))
const FirstPassword = lazy(() => import('#service/people/ui/FirstPassword.tsx'))

/** Before the door: set-up of the first company, sign-in, or the change of a one-time password. */
export function Entrance(props: { known: Reply<typeof readSession>; interrupted: boolean }) {
  const { known, interrupted } = props
  const { session, setUpNeeded, demo } = known
  return (
    <main className="sheet-ground">
      <section className={setUpNeeded ? 'sheet wide' : 'sheet'}>
        <SheetBrand />
        <Suspense fallback={<Waiting rows={3} />}>{content()}</Suspense>
      </section>
      <div className="sheet-choices">
        <LanguageMenu />
        <ShadeMenu />
      </div>
    </main>
  )

  function content(): ReactNode {
    if (setUpNeeded) return <SetUp />
    if (session !== null) return <FirstPassword />
    return <SignIn demo={demo} interrupted={interrupted} />
  }
}

function SheetBrand() {
  const { t } = useTranslation()
  return (
    <div className="sheet-brand">
      <Logo size={44} />
      <div>
        <h1>{t('desk.name')}</h1>
        <p>{t('desk.motto')}</p>
      </div>
    </div>
  )
}
