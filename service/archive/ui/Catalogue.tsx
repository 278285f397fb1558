import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import {
  addModel,
  addProductLine,
  editModel,
  editProductLine,
  listModels,
  listProductLines,
} from '../contract/devices.ts'

type LineOfProducts = Reply<typeof listProductLines>['items'][number]
type Model = Reply<typeof listModels>['items'][number]

const nameTaken = { 'there is one of this name': 'name' } as const

/** Product lines 产品线: what we sell, by kind. */
export function ProductLines() {
  const { t } = useTranslation()
  const answer = useAsk(listProductLines, {}, { on: ['product line added', 'product line edited'] })
  const [edited, setEdited] = useState<LineOfProducts | 'new' | null>(null)
  const may = useMay(addProductLine)
  const rows = { ...answer, data: answer.data?.items }
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('archive.productLines')}</h2>
        {may && <Add word={t('archive.addProductLine')} add={() => setEdited('new')} />}
      </div>
      <Listing<LineOfProducts>
        label={t('archive.productLines')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('archive.productLine'),
            of: it => <Link to={`/product-lines/${it.id}`}>{it.name}</Link>,
          },
          { key: 'models', title: t('archive.models'), of: it => it.models, align: 'end' },
          {
            key: 'edit',
            title: t('archive.edit'),
            quiet: true,
            of: it => may && <Edit name={it.name} edit={() => setEdited(it)} />,
            align: 'end',
          },
        ]}
        empty={<Empty title={t('archive.noProductLines')} />}
      />
      <ProductLineDialog of={edited} close={() => setEdited(null)} />
    </section>
  )
}

function ProductLineDialog({ of, close }: { of: LineOfProducts | 'new' | null; close: () => void }) {
  const { t } = useTranslation()
  const common = { open: of !== null, close, at: nameTaken, submit: t('web.save'), done: () => {} }
  const name = (
    <Form.Item name="name" label={t('archive.name')} rules={[{ required: true, whitespace: true }]}>
      <Input maxLength={80} autoFocus />
    </Form.Item>
  )
  if (of === null || of === 'new') {
    return (
      <DeedDialog<typeof addProductLine, { name: string }>
        {...common}
        title={t('archive.addProductLine')}
        does={addProductLine}
        ask={body => ({ body })}
      >
        {name}
      </DeedDialog>
    )
  }
  return (
    <DeedDialog<typeof editProductLine, { name: string }>
      {...common}
      title={t('archive.editProductLine')}
      does={editProductLine}
      start={{ name: of.name }}
      ask={body => ({ params: { id: of.id }, body })}
    >
      {name}
    </DeedDialog>
  )
}

/** Models 型号, with the product line of each. */
export function Models() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Model | 'new' | null>(null)
  const rows = useAskPages<Model, typeof listModels>(
    listModels,
    { query: { limit: 50, ...(text === '' ? {} : { text }) } },
    { on: ['model added', 'model edited'] },
  )
  const mayAdd = useMay(addModel)
  const mayEdit = useMay(editModel)
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('archive.models')}</h2>
        <Input.Search
          className="narrow"
          allowClear
          aria-label={t('archive.modelHint')}
          placeholder={t('archive.modelHint')}
          onSearch={value => setText(value.trim())}
        />
        {mayAdd && <Add word={t('archive.addModel')} add={() => setEdited('new')} />}
      </div>
      <Listing<Model>
        label={t('archive.models')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('archive.model'),
            of: it => <Link to={`/models/${it.id}`}>{it.name}</Link>,
          },
          {
            key: 'line',
            title: t('archive.productLine'),
            of: it =>
              it.productLine && <Link to={`/product-lines/${it.productLine.id}`}>{it.productLine.name}</Link>,
          },
          {
            key: 'edit',
            title: t('archive.edit'),
            quiet: true,
            of: it => mayEdit && <Edit name={it.name} edit={() => setEdited(it)} />,
            align: 'end',
          },
        ]}
        empty={<Empty title={t('archive.noModels')} />}
      />
      <ModelDialog of={edited} close={() => setEdited(null)} />
    </section>
  )
}

type ModelValues = { name: string; productLine: string | null }

function ModelDialog({ of, close }: { of: Model | 'new' | null; close: () => void }) {
  const { t } = useTranslation()
  const at = { ...nameTaken, 'no such product line': 'productLine' } as const
  const common = { open: of !== null, close, at, submit: t('web.save'), done: () => {} }
  if (of === null || of === 'new') {
    return (
      <DeedDialog<typeof addModel, ModelValues>
        {...common}
        title={t('archive.addModel')}
        does={addModel}
        start={{ productLine: null }}
        ask={body => ({ body })}
      >
        <ModelItems />
      </DeedDialog>
    )
  }
  return (
    <DeedDialog<typeof editModel, ModelValues>
      {...common}
      title={t('archive.editModel')}
      does={editModel}
      start={{ name: of.name, productLine: of.productLine?.id ?? null }}
      ask={body => ({ params: { id: of.id }, body })}
    >
      <ModelItems />
    </DeedDialog>
  )
}

function ModelItems() {
  const { t } = useTranslation()
  const { data } = useAsk(listProductLines, {})
  return (
    <>
      <Form.Item name="name" label={t('archive.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <Form.Item name="productLine" label={t('archive.productLine')} normalize={value => value ?? null}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </>
  )
}

const Add = ({ word, add }: { word: string; add: () => void }) => (
  <Button icon={<PlusOutlined aria-hidden />} onClick={add}>
    {word}
  </Button>
)

function Edit({ name, edit }: { name: string; edit: () => void }) {
  const { t } = useTranslation()
  return (
    <Button type="link" size="small" aria-label={t('archive.editNamed', { name })} onClick={edit}>
      {t('archive.edit')}
    </Button>
  )
}
