import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCodes } from '#core/web/codes.ts'
import { CUSTOMER_KINDS } from '#service/archive/contract.ts'
import { OUR_KINDS } from '../contract.ts'
import type { Line } from './shapes.ts'
import { useLineWords } from './useLineWords.ts'

/** Reasons and urgencies of a case stand below the standards in the story: known here as texts. */
const REASONS = ['repair', 'consultation', 'complaint', 'suggestion'] as const
const URGENCIES = ['normal', 'urgent', 'emergency'] as const

/**
 * What happens, what is owed for it, and in which cases. Events are those of the book: nobody asks about
 * others.
 */
export function ConditionFields({ book }: { book: readonly Line[] }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const events = [...new Set(book.map(line => line.event))]
  const required = [{ required: true }]
  return (
    <>
      <div className="line-grid">
        <Form.Item name="event" label={t('standards.event')} rules={required}>
          <Select options={events.map(value => ({ value, label: say('events', value) ?? value }))} />
        </Form.Item>
        <Form.Item name="owes" label={t('standards.owes')} rules={required}>
          <Select options={OUR_KINDS.map(value => ({ value, label: t(`promises.kinds.${value}`) }))} />
        </Form.Item>
      </div>
      <fieldset className="line-part">
        <legend>{t('standards.forWhich')}</legend>
        <Conditions />
      </fieldset>
    </>
  )
}

function Conditions() {
  const { t } = useTranslation()
  const { products } = useLineWords()
  const lines = products.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const kinds = CUSTOMER_KINDS.map(value => ({ value, label: t(`archive.kinds.${value}`) }))
  return (
    <div className="line-grid">
      <AnyOr name="productLine" label={t('standards.productLine')} options={lines} />
      <Form.Item name="customerGrade" label={t('archive.memories.grade')}>
        <Input maxLength={40} placeholder={t('standards.gradeHint')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contract" label={t('archive.contracts.plan')}>
        <Input maxLength={80} placeholder={t('standards.contractHint')} autoComplete="off" />
      </Form.Item>
      <AnyOr name="customerKind" label={t('standards.customerKind')} options={kinds} />
      <AnyOr
        name="reason"
        label={t('cases.reason')}
        options={REASONS.map(value => ({ value, label: t(`cases.reasons.${value}`) }))}
      />
      <AnyOr
        name="urgency"
        label={t('cases.urgency')}
        options={URGENCIES.map(value => ({ value, label: t(`cases.urgencies.${value}`) }))}
      />
    </div>
  )
}

type Options = readonly { value: string; label: string }[]

/** One of several, or (null) whatever it is. */
function AnyOr({ name, label, options }: { name: string; label: string; options: Options }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={label}>
      <Select options={[{ value: null, label: t('standards.any') }, ...options]} />
    </Form.Item>
  )
}
