import { useTranslation } from 'react-i18next'
import { MyNotices } from '#service/hotline/ui/MyNotices.tsx'
import { CalendarFeed } from '#service/people/ui/CalendarFeed.tsx'
import { Page } from '../../Page.tsx'

/** What concerns oneself alone: where one is written to, and one's calendar. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('desk.menu.mine')}>
      <div className="two-columns">
        <MyNotices />
        <CalendarFeed />
      </div>
    </Page>
  )
}
