import { useTranslation } from 'react-i18next'
import { Notices } from '#service/hotline/ui/Notices.tsx'
import { Page } from '../../Page.tsx'
import { NoticeTabs } from './NoticeTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('hotline.notices.title')} actions={<NoticeTabs />}>
      <Notices />
    </Page>
  )
}
