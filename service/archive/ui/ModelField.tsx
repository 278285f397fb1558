import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { addModel, listModels } from '../contract/devices.ts'

const PAUSE_MS = 200
const NEW = 'new'

/**
 * A model by a fragment of its name. One that is not there yet can be added from here. `known`: the present
 * one.
 */
export function ModelField(props: {
  id?: string
  value?: string | null
  onChange?: (model: string | null) => void
  known?: { id: string; name: string } | null
}) {
  const { id, value = null, onChange, known = null } = props
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [added, setAdded] = useState(known)
  const { tell } = useTell(addModel)
  const mayAdd = useMay(addModel)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data, isFetching } = useAsk(
    listModels,
    { query: { limit: 50, ...(asked === '' ? {} : { text: asked }) } },
    { keep: true },
  )
  const found = data?.items ?? []
  const options = found.map(model => ({
    value: model.id,
    label: model.productLine ? `${model.name} · ${model.productLine.name}` : model.name,
  }))
  if (added && text === '' && !found.some(model => model.id === added.id)) {
    options.unshift({ value: added.id, label: added.name })
  }
  const isNew = mayAdd && asked !== '' && asked === text.trim() && !found.some(model => model.name === asked)
  if (isNew) options.push({ value: NEW, label: t('archive.addModelNamed', { name: asked }) })

  const choose = async (chosen: string | undefined) => {
    if (chosen !== NEW) return onChange?.(chosen ?? null)
    const model = await tell({ body: { name: asked, productLine: null } }).catch(() => null)
    if (model === null) return
    setAdded(model)
    onChange?.(model.id)
  }
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      value={value}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={isFetching}
      options={options}
      onChange={choose}
      placeholder={t('archive.modelHint')}
      notFoundContent={t('archive.noModel')}
    />
  )
}
