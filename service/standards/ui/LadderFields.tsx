import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SEERS } from '../contract.ts'
import { UnitChoice } from './DueFields.tsx'
import { type Step, sameTwice } from './lineForm.ts'

/** More steps than that are noise. */
const MOST_STEPS = 10
const another: Step = { when: 'after', amount: 1, unit: 'hours', to: 'manager', untouched: false }

/** Who hears of it when: before it is due, at that moment, and after. */
export function LadderFields() {
  const { t } = useTranslation()
  return (
    <fieldset className="line-part">
      <legend>{t('standards.ladder.title')}</legend>
      <Form.List
        name="steps"
        rules={[{ validator: (_, steps: Step[]) => onlyOnce(steps, t('standards.ladder.twice')) }]}
      >
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.length === 0 && <p className="muted">{t('standards.ladder.ordinaryLong')}</p>}
            {fields.map(({ key, name }) => (
              <OneStep key={key} at={name} remove={() => remove(name)} />
            ))}
            <div className="ladder-error" role="alert">
              <Form.ErrorList errors={errors} />
            </div>
            <Button
              disabled={fields.length >= MOST_STEPS}
              onClick={() => add({ ...another, amount: fields.length + 1 })}
            >
              {t('standards.ladder.add')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

const onlyOnce = (steps: readonly Step[] = [], sentence: string) =>
  sameTwice(steps) ? Promise.reject(new Error(sentence)) : Promise.resolve()

function OneStep({ at, remove }: { at: number; remove: () => void }) {
  const { t } = useTranslation()
  const when = Form.useWatch<Step['when'] | undefined>(['steps', at, 'when'])
  const n = at + 1
  return (
    <fieldset className="ladder-step" aria-label={t('standards.ladder.step', { n })}>
      <Form.Item name={[at, 'when']}>
        <Select
          aria-label={t('standards.ladder.when')}
          options={(['before', 'at', 'after'] as const).map(value => ({
            value,
            label: t(`standards.ladder.whens.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'amount']} hidden={when === 'at'}>
        <InputNumber min={0} max={43_200} aria-label={t('standards.howLong')} />
      </Form.Item>
      <Form.Item name={[at, 'unit']} hidden={when === 'at'}>
        <UnitChoice label={t('standards.unit')} />
      </Form.Item>
      <Form.Item name={[at, 'to']} className="whom">
        <Select
          aria-label={t('standards.ladder.to')}
          options={SEERS.map(value => ({ value, label: t(`standards.seers.${value}`) }))}
        />
      </Form.Item>
      <Button
        type="text"
        aria-label={t('standards.ladder.remove', { n })}
        icon={<DeleteOutlined aria-hidden />}
        onClick={remove}
      />
      <Form.Item name={[at, 'untouched']} valuePropName="checked" className="wide">
        <Checkbox>{t('standards.ladder.onlyUntouched')}</Checkbox>
      </Form.Item>
    </fieldset>
  )
}
