import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CALENDARS, COUNTS } from '../contract.ts'
import { UNITS, type Values } from './lineForm.ts'

/** Until when: what is counted, how much of it, and on whose calendar. */
export function DueFields() {
  const { t } = useTranslation()
  const counted = Form.useWatch<Values['counted'] | undefined>('counted')
  const inDays = counted === 'days' || counted === 'working days'
  return (
    <fieldset className="line-part">
      <legend>{t('standards.untilWhen')}</legend>
      <div className="line-grid">
        <Form.Item name="counted" label={t('standards.counted')}>
          <Select options={COUNTS.map(value => ({ value, label: t(`standards.counts.${value}`) }))} />
        </Form.Item>
        {inDays ? (
          <Days />
        ) : (
          <Length
            name="length"
            label={t(counted === 'end of working day' ? 'standards.atLeastLeft' : 'standards.howLong')}
          />
        )}
        <Form.Item name="calendar" hidden={counted === 'minutes'} label={t('standards.calendar')}>
          <Select options={CALENDARS.map(value => ({ value, label: t(`standards.calendars.${value}`) }))} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function Days() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="days" label={t('standards.days')} rules={[{ required: true }]}>
        <InputNumber min={0} max={366} precision={0} />
      </Form.Item>
      <Form.Item name="at" label={t('standards.atTime')} extra={t('standards.atTimeHint')}>
        <Input type="time" />
      </Form.Item>
    </>
  )
}

const MOST = { minutes: 525_600, hours: 8760 } as const

/** How long, in minutes or hours. `name`: the field, or its place in a list. */
export function Length({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation()
  const unit = Form.useWatch<keyof typeof MOST | undefined>([name, 'unit']) ?? 'minutes'
  return (
    <Form.Item label={label} htmlFor={`${name}_amount`}>
      <div className="number-unit">
        <Form.Item name={[name, 'amount']} noStyle rules={[{ required: true }]}>
          <InputNumber min={0} max={MOST[unit]} />
        </Form.Item>
        <Form.Item name={[name, 'unit']} noStyle>
          <UnitChoice label={t('standards.unit')} />
        </Form.Item>
      </div>
    </Form.Item>
  )
}

/** Minutes or hours; what `Form.Item` hands down goes through. */
export function UnitChoice({
  label,
  ...given
}: {
  label: string
  value?: string
  onChange?: (value: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Select<string>
      {...given}
      aria-label={label}
      options={Object.keys(UNITS).map(value => ({
        value,
        label: t(value === 'hours' ? 'standards.units.hours' : 'standards.units.minutes'),
      }))}
    />
  )
}
