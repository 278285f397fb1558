import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { search } from '#core/find/contract.ts'
import { useAsk } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { passDeviceOn } from '../contract/devices.ts'

/** The customer has moved, or sold it: the device belongs to somebody else now. */
export function PassOn({ device }: { device: { id: string; version: number } }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(passDeviceOn)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('archive.passOn')}</Button>
      <DeedDialog<typeof passDeviceOn, { customer: string }>
        title={t('archive.passOn')}
        open={open}
        close={() => setOpen(false)}
        does={passDeviceOn}
        at={{ 'the device is his already': 'customer', 'merged into another customer': 'customer' }}
        ask={({ customer }) => ({
          params: { id: device.id },
          body: { customer, version: device.version },
        })}
        done={() => {}}
        submit={t('archive.passOn')}
      >
        <p className="muted">{t('archive.passOnMore')}</p>
        <Form.Item name="customer" label={t('archive.newOwner')} rules={[{ required: true }]}>
          <ChooseCustomer />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

/** Found as in the search box; only customers. */
function ChooseCustomer(props: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const { id, value, onChange } = props
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const { data } = useAsk(search, wanted === '' ? null : { query: { text: wanted, kinds: 'customer' } }, {
    keep: true,
  })
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('archive.newOwnerHint')}
      notFoundContent={null}
      onChange={chosen => onChange?.(chosen)}
      options={(data?.hits ?? []).map(hit => ({ value: hit.id, label: `${hit.title} · ${hit.detail}` }))}
    />
  )
}
