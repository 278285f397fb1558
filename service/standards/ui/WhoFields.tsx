import { Checkbox, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { OWNERS, PAUSE_REASONS, RAISED_FOR, REOPENINGS } from '../contract.ts'

/** Who sees to it, what its clock waits for, and what becomes of it when the case is opened again. */
export function WhoFields() {
  const { t } = useTranslation()
  return (
    <>
      <div className="line-grid">
        <Form.Item name="owner" label={t('standards.owner')}>
          <Select options={OWNERS.map(value => ({ value, label: t(`standards.owners.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reopened" label={t('standards.reopened')}>
          <Select options={REOPENINGS.map(value => ({ value, label: t(`standards.reopenings.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="pausesFor" label={t('standards.pausesFor')}>
        <Checkbox.Group
          options={PAUSE_REASONS.map(value => ({ value, label: t(`standards.pauses.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="upFor" label={t('standards.upFor')} extra={t('standards.upForHint')}>
        <Checkbox.Group
          options={RAISED_FOR.map(value => ({ value, label: t(`standards.raised.${value}`) }))}
        />
      </Form.Item>
    </>
  )
}
