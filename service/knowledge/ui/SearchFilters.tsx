import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { deviceCard, listModels, listProductLines } from '#service/archive/contract/devices.ts'
import { listFaults } from '../contract/faults.ts'
import { modelFile } from '../contract/products.ts'
import { CONFIDENCES } from '../rules/words.ts'
import { faultSaid } from './faultTree.ts'
import { type Sought, useSought } from './useSought.ts'
import { useTyped } from './useTyped.ts'

/** Narrows what is found: by device (from its card), product line, model, language, confidence. */
export function SearchFilters() {
  const { t } = useTranslation()
  const { sought, seek } = useSought()
  const { q: _, ...narrowed } = sought
  const lines = useAsk(listProductLines, {})
  const device = useAsk(deviceCard, narrowed.device ? { params: { id: narrowed.device } } : null)
  const choice = (name: 'line' | 'language' | 'confidence', options: { value: string; label: string }[]) => (
    <Select<string>
      className="filter-choice"
      aria-label={t(`knowledge.lists.search.${name}`)}
      placeholder={t(`knowledge.lists.search.${name}`)}
      value={sought[name] ?? null}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      onChange={value => seek({ [name]: value ?? null } as Partial<Sought>)}
    />
  )
  return (
    <div className="filters answer-filters">
      {narrowed.device && (
        <span className="chip">
          {t('knowledge.lists.search.ofDevice', { model: device.data?.model?.name ?? '…' })}
        </span>
      )}
      {narrowed.fault && <FaultChip id={narrowed.fault} />}
      {!narrowed.device && (
        <>
          {choice(
            'line',
            (lines.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          )}
          <ModelChoice value={narrowed.model ?? null} onChange={model => seek({ model })} />
        </>
      )}
      {choice(
        'language',
        LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] })),
      )}
      {choice(
        'confidence',
        CONFIDENCES.map(value => ({ value, label: t(`knowledge.confidences.${value}`) })),
      )}
      {Object.keys(narrowed).length > 0 && (
        <Button
          type="link"
          onClick={() => seek(Object.fromEntries(Object.keys(narrowed).map(name => [name, null])))}
        >
          {t('knowledge.lists.search.noFilters')}
        </Button>
      )}
    </div>
  )
}

/** The fault whose answers are listed; it comes by a link from the fault codes. */
function FaultChip({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useAsk(listFaults, { query: { putAway: 'true' } })
  const fault = data?.items.find(one => one.id === id)
  const name = fault === undefined ? '…' : faultSaid(fault)
  return <span className="chip">{t('knowledge.lists.search.ofFault', { name })}</span>
}

/** One model by a fragment of its name. */
function ModelChoice({
  value,
  onChange,
}: {
  value: string | null
  onChange: (model: string | null) => void
}) {
  const { t } = useTranslation()
  const { setText, wanted } = useTyped()
  const query = { limit: 50, ...(wanted === '' ? {} : { text: wanted }) }
  const { data } = useAsk(listModels, { query }, { keep: true })
  const chosen = useAsk(modelFile, value === null ? null : { params: { id: value } })
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  if (chosen.data && value !== null && !options.some(one => one.value === value)) {
    options.unshift({ value, label: chosen.data.name })
  }
  return (
    <Select<string>
      className="filter-choice"
      aria-label={t('knowledge.lists.search.model')}
      placeholder={t('knowledge.lists.search.model')}
      value={value}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      options={options}
      onChange={model => onChange(model ?? null)}
    />
  )
}
