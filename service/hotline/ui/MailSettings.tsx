import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { tryMail } from '../contract/notice-tries.ts'
import { type mailShape, myNotices, type noticeSettings, removeMail, setMail } from '../contract/notices.ts'
import { RemoveWay } from './RemoveWay.tsx'
import { TryDialog } from './TryDialog.tsx'

type Mail = Reply<typeof noticeSettings>['mail']
type Values = (typeof mailShape)['_zod']['input'] & { password?: string }

/** The company's mail account. Its password is written and never read. */
export function MailSettings({ mail }: { mail: Mail }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'change' | 'try' | null>(null)
  const may = useMay(setMail)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('hotline.notices.mail.title')}</h2>
        {may && (
          <div className="in-a-row">
            {mail && (
              <Button size="small" onClick={() => setOpen('try')}>
                {t('hotline.notices.attempt.mail')}
              </Button>
            )}
            <Button size="small" onClick={() => setOpen('change')}>
              {t(mail ? 'hotline.notices.change' : 'hotline.notices.set')}
            </Button>
            {mail && <RemoveMail version={mail.version} />}
          </div>
        )}
      </div>
      <p className="muted">{t('hotline.notices.mail.text')}</p>
      {mail ? <MailFacts mail={mail} /> : <p>{t('hotline.notices.mail.none')}</p>}
      <ChangeMail mail={mail} open={open === 'change'} close={() => setOpen(null)} />
      {open === 'try' && <TryMail close={() => setOpen(null)} />}
    </section>
  )
}

function RemoveMail({ version }: { version: number }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(removeMail)
  const remove = () => tell({ body: { version } })
  return (
    <RemoveWay effect={t('hotline.notices.mail.removed')} remove={remove} busy={telling} failure={failure} />
  )
}

function MailFacts({ mail }: { mail: NonNullable<Mail> }) {
  const { t } = useTranslation()
  const { host, port, security, username, fromAddress, fromName, hasPassword } = mail
  return (
    <Facts
      facts={[
        [t('hotline.notices.mail.host'), <span className="figures" key="h">{`${host}:${port}`}</span>],
        [t('hotline.notices.mail.security'), t(`hotline.notices.mail.securities.${security}`)],
        [t('hotline.notices.mail.username'), username === '' ? t('hotline.notices.mail.noLogin') : username],
        [
          t('hotline.notices.mail.password'),
          t(hasPassword ? 'hotline.notices.mail.keptPassword' : 'hotline.notices.mail.noPassword'),
        ],
        [t('hotline.notices.mail.fromAddress'), fromAddress],
        [t('hotline.notices.mail.fromName'), fromName],
      ]}
    />
  )
}

function ChangeMail({ mail, open, close }: { mail: Mail; open: boolean; close: () => void }) {
  const { t } = useTranslation()
  const required = [{ required: true, whitespace: true }]
  return (
    <DeedDialog<typeof setMail, Values>
      title={t('hotline.notices.mail.title')}
      open={open}
      close={close}
      does={setMail}
      ask={({ password, ...values }) => ({
        body: { ...values, ...(password ? { password } : {}), version: mail?.version ?? 0 },
      })}
      start={mail ?? { port: 465, security: 'tls', username: '', fromName: '' }}
      at={{
        'enter the password again': 'password',
        'a password travels on encrypted lines only': 'password',
      }}
      submit={t('web.save')}
      done={() => {}}
    >
      <Form.Item name="host" label={t('hotline.notices.mail.host')} rules={required}>
        <Input autoFocus maxLength={200} placeholder="smtp.example.com" autoComplete="off" />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="security" label={t('hotline.notices.mail.security')}>
          <Select
            popupMatchSelectWidth={false}
            options={(['tls', 'starttls', 'none'] as const).map(value => ({
              value,
              label: t(`hotline.notices.mail.securities.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="port" label={t('hotline.notices.mail.port')} rules={[{ required: true }]}>
          <InputNumber min={1} max={65535} precision={0} />
        </Form.Item>
        <Form.Item name="username" label={t('hotline.notices.mail.username')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="password" label={t('hotline.notices.mail.password')}>
          <Input.Password
            maxLength={500}
            autoComplete="new-password"
            placeholder={mail?.hasPassword ? t('hotline.notices.mail.kept') : ''}
          />
        </Form.Item>
        <Form.Item name="fromAddress" label={t('hotline.notices.mail.fromAddress')} rules={required}>
          <Input type="email" maxLength={200} placeholder="service@example.com" />
        </Form.Item>
        <Form.Item name="fromName" label={t('hotline.notices.mail.fromName')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </DeedDialog>
  )
}

function TryMail({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation()
  const mine = useAsk(myNotices, {})
  if (mine.isPending) return null
  return (
    <TryDialog
      title={t('hotline.notices.attempt.mail')}
      does={tryMail}
      ask={({ to = '' }) => ({ body: { to, language: i18n.language as Language } })}
      start={{ to: mine.data?.mine?.eMail ?? '' }}
      close={close}
    >
      <Form.Item name="to" label={t('hotline.notices.attempt.to')} rules={[{ required: true }]}>
        <Input type="email" autoFocus maxLength={200} />
      </Form.Item>
    </TryDialog>
  )
}
