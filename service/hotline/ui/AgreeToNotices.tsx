import { AutoComplete, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Language } from '#core/languages.ts'
import { agreeToNotices } from '../contract/notices.ts'
import { LanguageItem } from './LanguageItem.tsx'

type Values = { channel: 'e-mail' | 'sms'; address: string; language: Language }
/** What was noted before, where there is something. */
export type AgreeTo = Partial<Values>

/** The customer said that he may be told: by which way, where, in which language. */
export function AgreeToNotices(props: {
  customer: string
  phones: readonly string[]
  start: AgreeTo
  close: () => void
}) {
  const { customer, phones, start, close } = props
  const { t, i18n } = useTranslation()
  return (
    <DeedDialog<typeof agreeToNotices, Values>
      title={t('hotline.notices.customer.agree')}
      open
      close={close}
      does={agreeToNotices}
      ask={body => ({ params: { id: customer }, body })}
      start={{
        channel: start.channel ?? 'sms',
        address: start.address ?? phones[0] ?? '',
        language: start.language ?? (i18n.language as Language),
      }}
      submit={t('web.save')}
      done={() => {}}
    >
      <p className="muted">{t('hotline.notices.customer.said')}</p>
      <Where phones={phones} />
      <LanguageItem />
    </DeedDialog>
  )
}

function Where({ phones }: { phones: readonly string[] }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Values>()
  const channel = Form.useWatch('channel', form) ?? 'sms'
  const other = (next: Values['channel']) =>
    form.setFieldValue('address', next === 'sms' ? (phones[0] ?? '') : '')
  return (
    <>
      <Form.Item name="channel" label={t('hotline.notices.customer.channel')}>
        <Radio.Group
          onChange={event => other(event.target.value)}
          options={(['sms', 'e-mail'] as const).map(value => ({
            value,
            label: t(`hotline.notices.channels.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="address"
        label={t(channel === 'sms' ? 'hotline.notices.customer.phone' : 'hotline.notices.mine.eMail')}
        rules={[{ required: true, whitespace: true }]}
      >
        {channel === 'sms' ? (
          <AutoComplete options={phones.map(value => ({ value }))}>
            <Input inputMode="tel" maxLength={40} />
          </AutoComplete>
        ) : (
          <Input type="email" maxLength={200} />
        )}
      </Form.Item>
    </>
  )
}
