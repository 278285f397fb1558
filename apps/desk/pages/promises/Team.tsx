import { useTranslation } from 'react-i18next'
import { TeamBoard } from '#service/reception/ui/TeamBoard.tsx'
import { Page } from '../../Page.tsx'
import { PromiseTabs } from './PromiseTabs.tsx'

/** The team's promises: who has too much, who is away, what has been red since yesterday. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('promises.promises')} actions={<PromiseTabs />}>
      <p className="muted">{t('reception.team.hint')}</p>
      <TeamBoard />
    </Page>
  )
}
