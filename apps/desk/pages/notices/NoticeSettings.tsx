import { useTranslation } from 'react-i18next'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { noticeSettings } from '#service/hotline/contract/notices.ts'
import { MailSettings } from '#service/hotline/ui/MailSettings.tsx'
import { QuietSettings } from '#service/hotline/ui/QuietSettings.tsx'
import { WebhookSettings } from '#service/hotline/ui/WebhookSettings.tsx'
import { Page } from '../../Page.tsx'
import { NoticeTabs } from './NoticeTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  const asked = useAsk(noticeSettings, {}, { on: ['notice settings changed'] })
  return (
    <Page title={t('hotline.notices.title')} actions={<NoticeTabs />}>
      <Answered of={asked}>
        {({ mail, webhooks, quiet }) => (
          <div className="two-columns">
            <MailSettings mail={mail} />
            {(['customer', 'staff'] as const).map(audience => (
              <WebhookSettings
                key={audience}
                audience={audience}
                webhook={webhooks.find(one => one.audience === audience) ?? null}
              />
            ))}
            <QuietSettings quiet={quiet} />
          </div>
        )}
      </Answered>
    </Page>
  )
}
