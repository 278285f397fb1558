import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Waiting } from '#core/desk/states.tsx'
import { maySomebody, useSession } from '#service/people/ui/session.tsx'
import { homePanels } from '../home.ts'
import { Page } from '../Page.tsx'

const FirstWalk = lazy(() => import('../walk/FirstWalk.tsx'))

/** My work today: the panels of one's roles. */
export function Component() {
  const { t } = useTranslation()
  const { name, roles } = useSession()
  const panels = homePanels.filter(panel => maySomebody(panel, roles))
  return (
    <Page title={t('desk.home.hello', { name })}>
      <Suspense fallback={null}>
        <FirstWalk />
      </Suspense>
      {panels.length === 0 ? (
        <Empty title={t('desk.home.quiet')}>
          <p className="state-text">{t('desk.home.quietMore')}</p>
        </Empty>
      ) : (
        <div className="home-panels">
          {panels.map(({ name: key, Panel }) => (
            <Suspense key={key} fallback={<Waiting />}>
              <Panel />
            </Suspense>
          ))}
        </div>
      )}
    </Page>
  )
}
