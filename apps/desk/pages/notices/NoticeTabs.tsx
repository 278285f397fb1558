import { useTranslation } from 'react-i18next'
import { noticeSettings } from '#service/hotline/contract/notices.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { Tabs } from '../../Tabs.tsx'

/** What was sent, and how it is sent. */
export function NoticeTabs() {
  const { t } = useTranslation()
  const may = useMay(noticeSettings)
  if (!may) return null
  return (
    <Tabs
      label={t('hotline.notices.title')}
      tabs={[
        { to: '/notices', word: t('hotline.notices.list') },
        { to: '/notices/settings', word: t('hotline.notices.settings') },
      ]}
    />
  )
}
