import { useTranslation } from 'react-i18next'
import { PublicAddress } from '#service/knowledge/ui/PublicAddress.tsx'
import { Page } from '../../Page.tsx'
import { KeepingTabs } from './KeepingTabs.tsx'

/** 客户看的答复: where customers read without signing in. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('knowledge.public.title')}>
      <KeepingTabs />
      <p className="muted">{t('knowledge.public.text')}</p>
      <PublicAddress />
    </Page>
  )
}
