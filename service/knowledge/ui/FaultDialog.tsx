import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useAsk } from '#core/web/ask.ts'
import { listProductLines } from '#service/archive/contract/devices.ts'
import { ModelField } from '#service/archive/ui/ModelField.tsx'
import { addFault, editFault } from '../contract/faults.ts'
import { LEVELS } from '../rules/words.ts'
import type { FaultLine } from './faultTree.ts'

type Product = { line: { id: string; name: string } | null; model: { id: string; name: string } | null }
/** A new symptom (of the product that the page shows), a new one under another, or one that is changed. */
export type FaultDraft = { symptomOf: Product } | { under: FaultLine } | { fault: FaultLine }

type Words = { code: string; name: string; otherNames: string[]; safety: boolean }
type Values = Words & { line: string | null; model: string | null }

const at = {
  'there is such a fault': 'name',
  'no such product': 'line',
  'not of the same product': 'line',
} as const

export function FaultDialog({ of, close }: { of: FaultDraft | null; close: () => void }) {
  const { t } = useTranslation()
  const common = { open: of !== null, close, at, submit: t('web.save'), done: () => {} }
  if (of !== null && 'fault' in of) {
    const { id, code, name, otherNames, safety, version, level } = of.fault
    return (
      <DeedDialog<typeof editFault, Words>
        {...common}
        at={{ 'there is such a fault': 'name' }}
        title={t('knowledge.faults.editNamed', { name })}
        does={editFault}
        start={{ code, name, otherNames, safety }}
        ask={body => ({ params: { id }, body: { ...body, version } })}
      >
        <WordItems level={level} />
      </DeedDialog>
    )
  }
  const above = of !== null && 'under' in of ? of.under : null
  const product: Product =
    above ?? (of !== null && 'symptomOf' in of ? of.symptomOf : { line: null, model: null })
  const level = (above?.level ?? 0) + 1
  const said = { name: above?.name ?? '', level: t(`knowledge.levels.${LEVELS[level - 1] ?? 'cause'}`) }
  return (
    <DeedDialog<typeof addFault, Values>
      {...common}
      title={above ? t('knowledge.faults.addUnderNamed', said) : t('knowledge.faults.addSymptom')}
      does={addFault}
      start={{ line: product.line?.id ?? null, model: product.model?.id ?? null, safety: false }}
      ask={body => ({ body: { ...body, parent: above?.id ?? null } })}
    >
      <WordItems level={level} />
      <ProductItems product={product} />
    </DeedDialog>
  )
}

function WordItems({ level }: { level: number }) {
  const { t } = useTranslation()
  const hint = t(`knowledge.faults.nameHints.${String(level) as '1' | '2' | '3'}`)
  return (
    <>
      <Form.Item
        name="name"
        label={t('knowledge.faults.name')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={80} autoFocus autoComplete="off" placeholder={hint} />
      </Form.Item>
      <Form.Item name="code" label={t('knowledge.faults.code')}>
        <Input maxLength={20} autoComplete="off" placeholder={t('knowledge.faults.codeHint')} />
      </Form.Item>
      <Form.Item name="otherNames" label={t('knowledge.faults.otherNames')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          placeholder={t('knowledge.faults.otherNamesHint')}
        />
      </Form.Item>
      <Form.Item name="safety" valuePropName="checked" extra={t('knowledge.faults.safetyMore')}>
        <Checkbox>{t('knowledge.faults.safety')}</Checkbox>
      </Form.Item>
    </>
  )
}

/** Of everything where both are left empty; of a line or of a model, not of both. */
function ProductItems({ product }: { product: Product }) {
  const { t } = useTranslation()
  const { data } = useAsk(listProductLines, {})
  const form = Form.useFormInstance<Values>()
  const [line, model] = [Form.useWatch('line', form), Form.useWatch('model', form)]
  return (
    <>
      <Form.Item
        name="line"
        label={t('knowledge.faults.product.lineTitle')}
        normalize={value => value ?? null}
      >
        <Select
          allowClear
          disabled={Boolean(model)}
          placeholder={t('knowledge.faults.ofEverything')}
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {!line && (
        <Form.Item name="model" label={t('knowledge.faults.product.modelTitle')}>
          <ModelField known={product.model} />
        </Form.Item>
      )}
    </>
  )
}
