import { useTranslation } from 'react-i18next'
import { Page } from '../../../Page.tsx'
import { MergingTabs } from './MergingTabs.tsx'
import { Pairs } from './Pairs.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('archive.merging.duplicatesOf.devices')} actions={<MergingTabs />}>
      <Pairs kind="devices" />
    </Page>
  )
}
