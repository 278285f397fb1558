import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import type { Reply } from '#core/endpoint.ts'
import { LANGUAGE_NAMES, type Language } from '#core/languages.ts'
import { useTell } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { tryWebhook } from '../contract/notice-tries.ts'
import {
  type Audience,
  type noticeSettings,
  removeWebhook,
  SHAPES,
  type Shape,
  setWebhook,
} from '../contract/notices.ts'
import { LanguageItem } from './LanguageItem.tsx'
import { RemoveWay } from './RemoveWay.tsx'
import { TryDialog } from './TryDialog.tsx'

type Webhook = Reply<typeof noticeSettings>['webhooks'][number] | null
type Values = { shape: Shape; url: string; secret?: string; language: Language }
type Of = { audience: Audience; webhook: Webhook }

/** Where text messages of customers go, or notices to the group of our people. Secrets are only written. */
export function WebhookSettings({ audience, webhook }: Of) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'change' | 'try' | null>(null)
  const may = useMay(setWebhook)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t(`hotline.notices.webhook.${audience}`)}</h2>
        {may && (
          <div className="in-a-row">
            {webhook && (
              <Button size="small" onClick={() => setOpen('try')}>
                {t('hotline.notices.attempt.webhook')}
              </Button>
            )}
            <Button size="small" onClick={() => setOpen('change')}>
              {t(webhook ? 'hotline.notices.change' : 'hotline.notices.set')}
            </Button>
            {webhook && <RemoveWebhook audience={audience} version={webhook.version} />}
          </div>
        )}
      </div>
      <p className="muted">{t(`hotline.notices.webhook.${audience}Text`)}</p>
      {webhook ? <WebhookFacts webhook={webhook} /> : <p>{t('hotline.notices.webhook.none')}</p>}
      <ChangeWebhook
        audience={audience}
        webhook={webhook}
        open={open === 'change'}
        close={() => setOpen(null)}
      />
      {open === 'try' && <TryWebhook audience={audience} close={() => setOpen(null)} />}
    </section>
  )
}

function RemoveWebhook({ audience, version }: { audience: Audience; version: number }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(removeWebhook)
  const remove = () => tell({ params: { audience }, body: { version } })
  const effect = t(`hotline.notices.webhook.${audience}Removed`)
  return <RemoveWay effect={effect} remove={remove} busy={telling} failure={failure} />
}

function WebhookFacts({ webhook }: { webhook: NonNullable<Webhook> }) {
  const { t } = useTranslation()
  const { shape, host, language, hasSecret } = webhook
  return (
    <Facts
      facts={[
        [t('hotline.notices.webhook.shape'), t(`hotline.notices.webhook.shapes.${shape}`)],
        [t('hotline.notices.webhook.url'), host],
        [
          t('hotline.notices.webhook.secret'),
          t(hasSecret ? 'hotline.notices.webhook.keptSecret' : 'hotline.notices.webhook.noSecret'),
        ],
        [t('hotline.notices.language'), LANGUAGE_NAMES[language]],
      ]}
    />
  )
}

function ChangeWebhook({ audience, webhook, open, close }: Of & { open: boolean; close: () => void }) {
  const { t, i18n } = useTranslation()
  return (
    <DeedDialog<typeof setWebhook, Values>
      title={t(`hotline.notices.webhook.${audience}`)}
      open={open}
      close={close}
      does={setWebhook}
      ask={({ secret, ...values }) => ({
        params: { audience },
        body: { ...values, ...(secret ? { secret } : {}), version: webhook?.version ?? 0 },
      })}
      start={{
        shape: webhook?.shape ?? (audience === 'customer' ? 'signed' : 'wecom'),
        language: webhook?.language ?? (i18n.language as Language),
      }}
      at={{ 'a signature needs a secret': 'secret' }}
      submit={t('web.save')}
      done={() => {}}
    >
      {webhook && <p className="muted">{t('hotline.notices.webhook.retype')}</p>}
      <WebhookFields audience={audience} />
    </DeedDialog>
  )
}

function WebhookFields({ audience }: { audience: Audience }) {
  const { t } = useTranslation()
  const shape = Form.useWatch<Shape>('shape') ?? 'signed'
  return (
    <>
      {audience === 'customer' ? (
        <Form.Item name="shape" hidden>
          <Input />
        </Form.Item>
      ) : (
        <Form.Item name="shape" label={t('hotline.notices.webhook.shape')}>
          <Select
            options={SHAPES.map(value => ({ value, label: t(`hotline.notices.webhook.shapes.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="url"
        label={t('hotline.notices.webhook.url')}
        extra={t('hotline.notices.webhook.urlHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input type="url" maxLength={1000} placeholder="https://" autoComplete="off" />
      </Form.Item>
      {shape === 'wecom' ? (
        <p className="muted">{t('hotline.notices.webhook.secrets.wecom')}</p>
      ) : (
        <Form.Item
          name="secret"
          label={t('hotline.notices.webhook.secret')}
          extra={t(`hotline.notices.webhook.secrets.${shape}`)}
        >
          <Input.Password maxLength={500} autoComplete="new-password" />
        </Form.Item>
      )}
      <LanguageItem />
    </>
  )
}

function TryWebhook({ audience, close }: { audience: Audience; close: () => void }) {
  const { t } = useTranslation()
  return (
    <TryDialog
      title={t('hotline.notices.attempt.webhook')}
      does={tryWebhook}
      ask={({ to }) => ({ params: { audience }, body: to ? { to } : {} })}
      close={close}
    >
      {audience === 'customer' && (
        <Form.Item name="to" label={t('hotline.notices.attempt.phone')} rules={[{ required: true }]}>
          <Input inputMode="tel" autoFocus maxLength={40} />
        </Form.Item>
      )}
    </TryDialog>
  )
}
