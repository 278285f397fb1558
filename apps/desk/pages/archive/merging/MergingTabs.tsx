import { useTranslation } from 'react-i18next'
import { Tabs } from '../../../Tabs.tsx'

/** What may be twice, and what was merged. */
export function MergingTabs() {
  const { t } = useTranslation()
  return (
    <Tabs
      label={t('archive.merging.duplicates')}
      tabs={[
        { to: '/duplicates', word: t('archive.merging.duplicatesOf.customers') },
        { to: '/duplicates/devices', word: t('archive.merging.duplicatesOf.devices') },
        { to: '/duplicates/merged', word: t('archive.merging.merges.customers') },
        { to: '/duplicates/merged-devices', word: t('archive.merging.merges.devices') },
      ]}
    />
  )
}
