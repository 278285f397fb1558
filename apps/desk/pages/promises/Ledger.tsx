import { useTranslation } from 'react-i18next'
import { Ledger } from '#service/promises/ui/Ledger.tsx'
import { Page } from '../../Page.tsx'
import { PromiseTabs } from './PromiseTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('promises.promises')} actions={<PromiseTabs />}>
      <Ledger />
    </Page>
  )
}
