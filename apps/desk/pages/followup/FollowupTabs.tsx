import { useTranslation } from 'react-i18next'
import { owedReturnVisits } from '#service/followup/contract.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { Tabs } from '../../Tabs.tsx'

/** Owed, unhappy, made. */
export function FollowupTabs() {
  const { t } = useTranslation()
  const may = useMay(owedReturnVisits)
  return (
    <Tabs
      label={t('followup.returnVisit')}
      tabs={[
        ...(may ? [{ to: '/return-visits', word: t('followup.owed') }] : []),
        { to: '/return-visits/unhappy', word: t('followup.unhappyList') },
        { to: '/return-visits/made', word: t('followup.made') },
      ]}
    />
  )
}
