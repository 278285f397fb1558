import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField, dayRule } from '#core/desk/DayField.tsx'
import { useAsk } from '#core/web/ask.ts'
import { listProductLines } from '../contract/devices.ts'
import { Lines } from './CustomerFields.tsx'
import { InstallerField } from './InstallerField.tsx'
import { ModelField } from './ModelField.tsx'

/** Refusals that stand at their field. */
export const deviceFaults = {
  'this serial belongs to another device': 'serial',
  'installed before it was bought': 'installedOn',
  'the date lies in the future': 'installedOn',
  'no such model': 'model',
  'no such product line': 'productLine',
  'no such installer': 'installedBy',
  'the address belongs to another customer': 'address',
} as const

/**
 * The fields of a device, named as in the endpoint's body. `addresses`: where this customer's machines can
 * stand.
 */
export function DeviceFields(props: {
  addresses: readonly { id: string; shown: string }[]
  model?: { id: string; name: string } | null
}) {
  const { addresses, model = null } = props
  const { t } = useTranslation()
  const day = [dayRule(t('web.noDay'))]
  return (
    <>
      <div className="field-grid">
        <Form.Item name="model" label={t('archive.model')}>
          <ModelField known={model} />
        </Form.Item>
        <Form.Item noStyle dependencies={['model']}>
          {({ getFieldValue }) => (getFieldValue('model') === null ? <ProductLineItem /> : null)}
        </Form.Item>
        <Form.Item name="serial" label={t('archive.serial')}>
          <Input maxLength={80} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="address" label={t('archive.standsAt')} className="wide">
          <Select
            allowClear
            options={addresses.map(({ id, shown }) => ({ value: id, label: shown }))}
            placeholder={t('archive.standsAtHint')}
            notFoundContent={t('archive.noAddress')}
          />
        </Form.Item>
        <Form.Item name="purchasedOn" label={t('archive.purchasedOn')} rules={day}>
          <DayField />
        </Form.Item>
        <Form.Item name="purchasePlace" label={t('archive.purchasePlace')}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item name="installedOn" label={t('archive.installedOn')} rules={day}>
          <DayField />
        </Form.Item>
        <Form.Item name="installedBy" label={t('archive.installedBy')}>
          <InstallerField />
        </Form.Item>
      </div>
      <Lines name="materials" title={t('archive.materials')} add={t('archive.addMaterial')} most={100}>
        {at => <MaterialLine at={at} />}
      </Lines>
      <Form.Item name="note" label={t('archive.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
    </>
  )
}

function ProductLineItem() {
  const { t } = useTranslation()
  const { data } = useAsk(listProductLines, {})
  return (
    <Form.Item name="productLine" label={t('archive.productLine')} extra={t('archive.productLineOnly')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

function MaterialLine({ at }: { at: number }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name={[at, 'name']} className="wide">
        <Input aria-label={t('archive.material')} maxLength={80} placeholder={t('archive.materialHint')} />
      </Form.Item>
      <Form.Item name={[at, 'quantity']}>
        <InputNumber aria-label={t('archive.quantity')} min={0.001} max={999_999} placeholder="3" />
      </Form.Item>
      <Form.Item name={[at, 'unit']}>
        <Input aria-label={t('archive.unit')} maxLength={20} placeholder={t('archive.unitHint')} />
      </Form.Item>
    </>
  )
}
