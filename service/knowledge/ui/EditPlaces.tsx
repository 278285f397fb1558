import { Form, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { listModels, listProductLines } from '#service/archive/contract/devices.ts'
import type { Content } from '../contract/shapes.ts'
import { FaultPicker } from './FaultPicker.tsx'
import type { Known } from './places.ts'

type Places = Content['places']

/** Where an answer belongs: product lines, models, faults. Nowhere is everywhere. */
export function EditPlaces(props: { places: Places; known: Known; change: (places: Places) => void }) {
  const { places, known, change } = props
  const { t } = useTranslation()
  const lines = useAsk(listProductLines, {})
  return (
    <section className="panel" aria-label={t('knowledge.answer.form.where')}>
      <h2>{t('knowledge.answer.form.where')}</h2>
      <Form.Item label={t('knowledge.answer.fields.lines')} htmlFor="edit-lines">
        <Select
          id="edit-lines"
          mode="multiple"
          value={places.lines}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('knowledge.answer.form.linesHint')}
          options={(lines.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={chosen => change({ ...places, lines: chosen })}
        />
      </Form.Item>
      <Form.Item label={t('knowledge.answer.fields.models')} htmlFor="edit-models">
        <ChooseModels value={places.models} known={known} change={models => change({ ...places, models })} />
      </Form.Item>
      <Form.Item label={t('knowledge.answer.fields.faults')} htmlFor="edit-faults">
        <FaultPicker
          id="edit-faults"
          value={places.faults}
          lines={places.lines}
          models={places.models}
          known={places.faults.flatMap(id => known.faults.get(id) ?? [])}
          onChange={faults => change({ ...places, faults })}
        />
      </Form.Item>
    </section>
  )
}

const PAUSE_MS = 200
/** Chosen ones on the field; the rest are ticked in its list. */
const SHOWN = 5

/** Models by a fragment of their name; 8,500 of them do not fit a list. */
function ChooseModels(props: { value: string[]; known: Known; change: (models: string[]) => void }) {
  const { value, known, change } = props
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const asked = useAsk(
    listModels,
    { query: { limit: 50, ...(wanted === '' ? {} : { text: wanted }) } },
    { keep: true },
  )
  const found = asked.data?.items ?? []
  for (const { id, name } of found) known.names.set(id, name)
  const chosen = value.filter(id => !found.some(model => model.id === id))
  const options = [
    ...found.map(({ id, name, productLine }) => ({
      value: id,
      label: productLine ? `${name} · ${productLine.name}` : name,
    })),
    ...chosen.map(id => ({ value: id, label: known.names.get(id) ?? '…' })),
  ]
  return (
    <Select
      id="edit-models"
      mode="multiple"
      value={value}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={asked.isFetching}
      placeholder={t('knowledge.answer.form.modelsHint')}
      options={options}
      maxTagCount={SHOWN}
      maxTagPlaceholder={rest => t('knowledge.answer.morePlaces', { count: rest.length })}
      onChange={models => {
        setText('')
        change(models)
      }}
    />
  )
}
