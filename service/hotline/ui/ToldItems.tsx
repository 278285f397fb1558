import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { CHANNELS, type Channel } from '../contract.ts'

/** What the form holds about a conversation. */
export type ToldValues = { channel: Channel; contactId?: string | undefined; said: string }

export const byPhone: Pick<ToldValues, 'channel'> = { channel: 'phone' }

/** What travels: nobody chosen is nobody named. */
export function toldOf({ channel, contactId, said }: ToldValues) {
  return { channel, said, ...(contactId === undefined ? {} : { contactId }) }
}

type Path = string | (string | number)[]

/** How, with whom, and what was said. `at`: where these stand in the form, e.g. `['told']`. */
export function ToldItems(props: {
  at?: string[]
  contacts?: readonly { id: string; name: string; relation: string }[]
  said?: string
  hint?: string
  required?: boolean
}) {
  const { at = [], contacts = [], said, hint, required = true } = props
  const { t } = useTranslation()
  const name = (field: keyof ToldValues): Path => [...at, field]
  return (
    <>
      <Form.Item
        name={name('said')}
        label={said ?? t('hotline.toldCustomer')}
        rules={[{ required, whitespace: true }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={8000}
          placeholder={hint ?? t('hotline.toldHint')}
        />
      </Form.Item>
      <div className="field-pair">
        <ChannelItem at={at} />
        {contacts.length > 0 && (
          <Form.Item name={name('contactId')} label={t('hotline.contact')}>
            <ContactSelect contacts={contacts} />
          </Form.Item>
        )}
      </div>
    </>
  )
}

export function ChannelItem({ at = [] }: { at?: string[] }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={[...at, 'channel']} label={t('hotline.channel')}>
      <Select options={CHANNELS.map(value => ({ value, label: t(`hotline.channels.${value}`) }))} />
    </Form.Item>
  )
}

/** The ways in which people come to us, each by one key: for the form that takes them in. */
export function CameByItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="channel" label={t('hotline.channel')}>
      <Choices options={CHANNELS.map(value => ({ value, label: t(`hotline.channels.${value}`) }))} />
    </Form.Item>
  )
}

/** The customer himself, or one of his contacts. */
export function ContactSelect(props: {
  id?: string
  value?: string
  onChange?: (contact: string | undefined) => void
  contacts: readonly { id: string; name: string; relation: string }[]
}) {
  const { contacts, value, onChange, id } = props
  const { t } = useTranslation()
  const himself = ''
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? himself}
      onChange={chosen => onChange?.(chosen === himself ? undefined : chosen)}
      options={[
        { value: himself, label: t('hotline.himself') },
        ...contacts.map(({ id, name, relation }) => ({
          value: id,
          label: relation === '' ? name : `${name}(${relation})`,
        })),
      ]}
    />
  )
}
