import { useTranslation } from 'react-i18next'
import { Page } from '../../../Page.tsx'
import { Merges } from './Merges.tsx'
import { MergingTabs } from './MergingTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('archive.merging.merges.customers')} actions={<MergingTabs />}>
      <Merges kind="customers" />
    </Page>
  )
}
