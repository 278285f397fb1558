import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneInput } from './PhoneInput.tsx'

/** The fields of a customer, named as in the endpoint's body. `of`: the customer who is edited. */
export function CustomerFields({ of }: { of?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="name" label={t('archive.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={120} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('archive.kind')}>
        <Radio.Group
          options={(['person', 'firm'] as const).map(value => ({
            value,
            label: t(`archive.kinds.${value}`),
          }))}
        />
      </Form.Item>
      <Lines name="phones" title={t('archive.phones')} add={t('archive.addPhone')} most={50}>
        {at => <PhoneLine at={at} of={of} />}
      </Lines>
      <Lines name="addresses" title={t('archive.addresses')} add={t('archive.addAddress')} most={50}>
        {at => (
          <>
            <Form.Item name={[at, 'address']} className="wide">
              <Input
                aria-label={t('archive.address')}
                maxLength={300}
                placeholder={t('archive.addressHint')}
              />
            </Form.Item>
            <Form.Item name={[at, 'label']}>
              <Input
                aria-label={t('archive.label')}
                maxLength={40}
                placeholder={t('archive.addressLabelHint')}
              />
            </Form.Item>
          </>
        )}
      </Lines>
      <Lines name="contacts" title={t('archive.contacts')} add={t('archive.addContact')} most={50}>
        {at => <ContactLine at={at} of={of} />}
      </Lines>
      <Form.Item name="note" label={t('archive.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
    </>
  )
}

function PhoneLine({ at, of }: { at: number; of: string | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name={[at, 'phone']} className="wide">
        <PhoneInput of={of} label={t('archive.phone')} />
      </Form.Item>
      <Form.Item name={[at, 'label']}>
        <Input aria-label={t('archive.label')} maxLength={40} placeholder={t('archive.phoneLabelHint')} />
      </Form.Item>
    </>
  )
}

function ContactLine({ at, of }: { at: number; of: string | undefined }) {
  const { t } = useTranslation()
  return (
    <div className="contact-line">
      <div className="lines-parts">
        <Form.Item name={[at, 'name']} className="wide" rules={[{ required: true, whitespace: true }]}>
          <Input
            aria-label={t('archive.contactName')}
            maxLength={80}
            placeholder={t('archive.contactName')}
          />
        </Form.Item>
        <Form.Item name={[at, 'relation']}>
          <Input aria-label={t('archive.relation')} maxLength={40} placeholder={t('archive.relationHint')} />
        </Form.Item>
      </div>
      <Form.List name={[at, 'phones']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(field => (
              <div key={field.key} className="lines-parts">
                <KnownId at={field.name} />
                <PhoneLine at={field.name} of={of} />
                <Remove what={t('archive.phone')} remove={() => remove(field.name)} />
              </div>
            ))}
            <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('archive.addPhone')}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  )
}

/** Any number of lines of one kind, each with a way to take it out. */
export function Lines(props: {
  name: string
  title: string
  add: string
  most: number
  children: (at: number) => ReactNode
}) {
  const { name, title, add: word, most, children } = props
  return (
    <fieldset className="lines">
      <legend>{title}</legend>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(field => (
              <div key={field.key} className="lines-parts">
                <KnownId at={field.name} />
                {children(field.name)}
                <Remove what={title} remove={() => remove(field.name)} />
              </div>
            ))}
            {fields.length < most && (
              <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
                {word}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

/**
 * Says which line of the file this is: a form sends only what it has a field for, and a line without id is
 * new.
 */
function KnownId({ at }: { at: number }) {
  return (
    <Form.Item name={[at, 'id']} hidden>
      <Input type="hidden" />
    </Form.Item>
  )
}

function Remove({ what, remove }: { what: string; remove: () => void }) {
  const { t } = useTranslation()
  const word = t('archive.takeOut', { what })
  return (
    <Button
      type="text"
      aria-label={word}
      title={word}
      icon={<DeleteOutlined aria-hidden />}
      onClick={remove}
    />
  )
}
