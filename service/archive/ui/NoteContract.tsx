import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { noteContract } from '../contract/contracts.ts'

/** A device as one chooses it. */
export type Machine = { id: string; name: string }

type Values = { plan: string; device: string | null; from: string; until: string }
type Of = { customer: string; devices: readonly Machine[]; only: boolean }

const at = {
  'not a device of this customer': 'device',
  'ends before it begins': 'until',
  'noted already': 'plan',
} as const

/** Somebody bought a plan: for which machine, from when to when. */
export function NoteContract({ customer, devices, only }: Of) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const first = only ? devices[0]?.id : undefined
  return (
    <>
      <Button size="small" type="link" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('archive.contracts.add')}
      </Button>
      <DeedDialog<typeof noteContract, Values>
        title={t('archive.contracts.add')}
        open={open}
        close={() => setOpen(false)}
        does={noteContract}
        ask={body => ({ params: { id: customer }, body })}
        start={{ device: first ?? null }}
        at={at}
        submit={t('web.save')}
        done={() => {}}
      >
        <Fields devices={devices} />
      </DeedDialog>
    </>
  )
}

function Fields({ devices }: Pick<Of, 'devices'>) {
  const { t } = useTranslation()
  const machines = devices.map(({ id, name }) => ({ value: id, label: name }))
  const all = { value: null, label: t('archive.contracts.allDevices') }
  const required = [{ required: true, whitespace: true }]
  return (
    <>
      <Form.Item name="plan" label={t('archive.contracts.plan')} rules={required}>
        <Input maxLength={80} autoFocus autoComplete="off" placeholder={t('archive.contracts.planHint')} />
      </Form.Item>
      <Form.Item name="device" label={t('archive.contracts.device')}>
        <Select options={[all, ...machines]} />
      </Form.Item>
      <div className="in-a-row dates">
        <Form.Item name="from" label={t('archive.contracts.from')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="until" label={t('archive.contracts.until')} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </>
  )
}
