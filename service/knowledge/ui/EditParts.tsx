import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Content } from '../contract/shapes.ts'

type Parts = Content['parts']
const MOST_PARTS = 30

/** What the fault usually needs, so that whoever comes has it with him. */
export function EditParts({ parts, change }: { parts: Parts; change: (parts: Parts) => void }) {
  const { t } = useTranslation()
  const putAt = (at: number, part: Partial<Parts[number]>) =>
    change(parts.map((one, n) => (n === at ? { ...one, ...part } : one)))
  return (
    <section className="panel" aria-label={t('knowledge.answer.fields.parts')}>
      <h2>{t('knowledge.answer.parts')}</h2>
      {parts.map(({ name, quantity }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two names may both still be empty
        <div key={n} className="edit-part">
          <Input
            aria-label={t('knowledge.answer.form.partName')}
            placeholder={t('knowledge.answer.form.partName')}
            maxLength={120}
            autoComplete="off"
            value={name}
            onChange={event => putAt(n, { name: event.target.value })}
          />
          <InputNumber
            aria-label={`${name} ${t('knowledge.answer.form.quantity')}`}
            min={1}
            max={999}
            precision={0}
            value={quantity}
            onChange={value => putAt(n, { quantity: value ?? 1 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('knowledge.answer.form.removePart', { name })}
            title={t('knowledge.answer.form.removePart', { name })}
            onClick={() => change(parts.filter((_, other) => other !== n))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        disabled={parts.length >= MOST_PARTS}
        onClick={() => change([...parts, { name: '', quantity: 1 }])}
      >
        {t('knowledge.answer.form.addPart')}
      </Button>
    </section>
  )
}
