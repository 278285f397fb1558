import { useTranslation } from 'react-i18next'
import { UnhappyCustomers } from '#service/followup/ui/UnhappyCustomers.tsx'
import { Page } from '../../Page.tsx'
import { FollowupTabs } from './FollowupTabs.tsx'

/** The service manager's list: whom somebody must make it good to. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('followup.returnVisit')} actions={<FollowupTabs />}>
      <UnhappyCustomers />
    </Page>
  )
}
