import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Answered, Empty, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { listProductLines } from '#service/archive/contract/devices.ts'
import { addFault, listFaults } from '#service/knowledge/contract/faults.ts'
import { modelFile } from '#service/knowledge/contract/products.ts'
import { FaultDialog, type FaultDraft } from '#service/knowledge/ui/FaultDialog.tsx'
import { AddSymptom, FaultTree } from '#service/knowledge/ui/FaultTree.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'
import { KeepingTabs } from './KeepingTabs.tsx'

const changes = ['fault added', 'fault edited', 'fault moved', 'fault put away', 'fault brought back']

/** 故障代码, of everything or of one product: `?line=` or `?model=`. */
export function Component() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const [draft, setDraft] = useState<FaultDraft | null>(null)
  const may = useMay(addFault)
  const [line, model] = [params.get('line'), params.get('model')]
  const putAway = params.get('putAway') === 'true'
  const shown = useShown({ line, model })
  const query = {
    ...(model ? { model } : line ? { line } : {}),
    ...(putAway ? { putAway: 'true' as const } : {}),
  }
  const asked = useAsk(listFaults, { query }, { on: changes, keep: true })
  const add = () => setDraft({ symptomOf: shown })
  const choose = (chosen: Record<string, string>) => setParams(chosen, { replace: true })
  return (
    <Page title={t('knowledge.faults.title')} actions={may && <AddSymptom add={add} />}>
      <KeepingTabs />
      <p className="muted">{t('knowledge.faults.about')}</p>
      <section className="panel flush">
        <div className="filters">
          <Scope line={line} model={shown.model} choose={choose} />
          <Checkbox
            checked={putAway}
            onChange={event =>
              choose({
                ...(model ? { model } : line ? { line } : {}),
                ...(event.target.checked ? { putAway: 'true' } : {}),
              })
            }
          >
            {t('knowledge.faults.showPutAway')}
          </Checkbox>
        </div>
        <Answered of={asked} waiting={<Waiting rows={10} />}>
          {({ items, more }) =>
            items.length === 0 ? (
              <Empty title={t('knowledge.faults.none')}>
                <p className="state-text">{t('knowledge.faults.noneMore')}</p>
                {may && <AddSymptom add={add} />}
              </Empty>
            ) : (
              <>
                <FaultTree faults={items} />
                {more && <p className="none">{t('knowledge.faults.more', { count: items.length })}</p>}
              </>
            )
          }
        </Answered>
      </section>
      <FaultDialog of={draft} close={() => setDraft(null)} />
    </Page>
  )
}

type Chosen = { line: string | null; model: string | null }

/** The product that the address names. */
function useShown({ line, model }: Chosen) {
  const lines = useAsk(listProductLines, {})
  const asked = useAsk(modelFile, model ? { params: { id: model } } : null)
  const found = lines.data?.items.find(({ id }) => id === line)
  return {
    line: model || !found ? null : { id: found.id, name: found.name },
    model: asked.data ? { id: asked.data.id, name: asked.data.name } : null,
  }
}

const ALL = 'all'

function Scope(props: {
  line: string | null
  model: { id: string; name: string } | null
  choose: (chosen: Record<string, string>) => void
}) {
  const { line, model, choose } = props
  const { t } = useTranslation()
  const { data } = useAsk(listProductLines, {})
  const lines = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const here = model ? [{ value: model.id, label: model.name }] : []
  return (
    <Select<string>
      className="narrow"
      aria-label={t('knowledge.faults.product.lineTitle')}
      value={model?.id ?? line ?? ALL}
      showSearch={{ optionFilterProp: 'label' }}
      options={[{ value: ALL, label: t('knowledge.faults.all') }, ...here, ...lines]}
      onChange={chosen => choose(chosen === ALL || chosen === model?.id ? {} : { line: chosen })}
    />
  )
}
