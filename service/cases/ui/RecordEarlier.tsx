import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { recordPastService } from '../contract/past.ts'
import { KNOWN_TO, type KnownTo } from '../rules/past.ts'

type Written = {
  knownTo: KnownTo
  on: string
  fault?: string
  done?: string
  by?: string
  yuan?: number | null
  number?: string
}

/** One earlier service of a device, from the paper in the drawer. */
export function RecordEarlier({ device }: { device: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(recordPastService)) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('cases.past.record')}
      </Button>
      <DeedDialog<typeof recordPastService, Written>
        title={t('cases.past.record')}
        open={open}
        close={() => setOpen(false)}
        does={recordPastService}
        at={{ 'the service is not past': 'on' }}
        start={{ knownTo: 'day' }}
        ask={({ on, yuan, ...said }) => ({
          params: { id: device },
          body: { ...said, on: dayOf(on), chargeCents: yuan == null ? null : Math.round(yuan * 100) },
        })}
        done={() => {}}
        submit={t('cases.past.record')}
      >
        <p className="muted">{t('cases.past.recordMore')}</p>
        <WhenItWas />
        <Form.Item name="fault" label={t('cases.symptom')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="done" label={t('cases.past.done')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="by" label={t('cases.past.by')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="yuan" label={t('cases.past.charge')}>
          <InputNumber min={0} max={100_000_000} precision={2} prefix="¥" />
        </Form.Item>
        <Form.Item name="number" label={t('cases.past.number')}>
          <Input maxLength={80} />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

const FIELDS = { day: 'date', month: 'month', year: 'number' } as const
const SPELT = { day: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, year: /^\d{4}$/ } as const

/** The day as exactly as it is known: no more is asked than the paper says. */
function WhenItWas() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const knownTo: KnownTo = Form.useWatch('knownTo') ?? 'day'
  return (
    <>
      <Form.Item name="knownTo" label={t('cases.past.on')}>
        <Radio.Group
          optionType="button"
          options={KNOWN_TO.map(value => ({ value, label: t(`cases.past.knownTo.${value}`) }))}
          onChange={() => form.setFieldValue('on', undefined)}
        />
      </Form.Item>
      <Form.Item
        name="on"
        rules={[{ required: true, pattern: SPELT[knownTo], message: t('cases.past.onNeeded') }]}
      >
        <Input
          type={FIELDS[knownTo]}
          aria-label={t('cases.past.on')}
          {...(knownTo === 'year' && { min: 1980, placeholder: '2019' })}
        />
      </Form.Item>
    </>
  )
}

/** `2019` and `2019-03` begin with their first day. */
const dayOf = (written: string) => `${written}-01-01`.slice(0, 10)
