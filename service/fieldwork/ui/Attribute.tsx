import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { attributeFault } from '../contract.ts'
import { FAULT_CLASSES, type FaultClass } from '../rules.ts'
import type { Visited } from './FieldVisit.tsx'

type Values = { main: FaultClass; side?: FaultClass[]; reason?: string }

/**
 * A reviewer says whose doing the fault was. Of his own work nobody judges; the server knows the installer,
 * too.
 */
export function Attribute({ visit }: { visit: Visited }) {
  const { t } = useTranslation()
  const { staff } = useSession()
  const [open, setOpen] = useState(false)
  if (!useMay(attributeFault)) return null
  const own = visit.technician.id === staff
  const again = visit.attribution !== null
  const options = FAULT_CLASSES.map(value => ({ value, label: t(`fieldwork.faults.${value}`) }))
  return (
    <div>
      <Button
        size="small"
        disabled={own}
        title={own ? t('fieldwork.refusals.nobody judges his own work') : ''}
        onClick={() => setOpen(true)}
      >
        {t(again ? 'fieldwork.attributeAgain' : 'fieldwork.attribute')}
      </Button>
      <DeedDialog<typeof attributeFault, Values>
        title={t('fieldwork.attributeTitle', { technician: visit.technician.name })}
        open={open}
        close={() => setOpen(false)}
        does={attributeFault}
        start={{ main: visit.attribution?.main ?? visit.finished?.seenAs ?? 'undetermined' }}
        at={{ 'a changed attribution needs a reason': 'reason', 'the same class twice': 'side' }}
        ask={({ main, side = [], reason = '' }) => ({
          params: { id: visit.id },
          body: { main, side, reason },
        })}
        done={() => {}}
        submit={t('fieldwork.attribute')}
      >
        <p>{visit.finished?.cause}</p>
        <Form.Item name="main" label={t('fieldwork.main')}>
          <Radio.Group className="fault-classes" options={options} />
        </Form.Item>
        <Form.Item name="side" label={t('fieldwork.side')} extra={t('fieldwork.sideHint')}>
          <Select mode="multiple" maxCount={2} options={options} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('fieldwork.reason')}
          rules={[{ required: again, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      </DeedDialog>
    </div>
  )
}
