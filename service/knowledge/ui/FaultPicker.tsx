import { TreeSelect } from 'antd'
import { useTranslation } from 'react-i18next'
import { fold } from '#core/find/fold.ts'
import { useAsk } from '#core/web/ask.ts'
import { listFaults } from '../contract/faults.ts'
import { type Branch, treeOf } from '../rules/faults.ts'
import { type FaultLine, faultSaid, matches } from './faultTree.ts'

type Known = { id: string; code: string; name: string }

/**
 * Faults to place an answer at: those of everything, and of its product lines and models. `known`: those it
 * is placed at already, so that one that was put away keeps its name.
 */
export function FaultPicker(props: {
  id?: string
  value?: string[]
  onChange?: (faults: string[]) => void
  lines?: readonly string[]
  models?: readonly string[]
  known?: readonly Known[]
}) {
  const { id, value = [], onChange, lines = [], models = [], known = [] } = props
  const { t } = useTranslation()
  const narrowed = narrowing(lines, models)
  const asked = useAsk(listFaults, { query: narrowed }, { keep: true, on: ['fault added', 'fault edited'] })
  const items = asked.data?.items ?? []
  const here = new Set(items.map(fault => fault.id))
  const gone = known.filter(fault => value.includes(fault.id) && !here.has(fault.id))
  return (
    <TreeSelect<string[], Node>
      {...(id === undefined ? {} : { id })}
      multiple
      allowClear
      value={value}
      onChange={chosen => onChange?.(chosen)}
      loading={asked.isFetching}
      treeData={[...treeOf(items).map(nodeOf), ...gone.map(leaf)]}
      treeNodeLabelProp="said"
      showSearch={{ filterTreeNode: (typed, node) => (node as Node).words.includes(fold(typed)) }}
      placeholder={t('knowledge.faults.choose')}
      notFoundContent={t('knowledge.faults.noneMatch')}
    />
  )
}

type Node = { value: string; title: string; said: string; words: string; children?: Node[] }

/** One product alone narrows on the server; several are few enough to choose from all. */
function narrowing(lines: readonly string[], models: readonly string[]) {
  const [line, model] = [lines[0], models[0]]
  if (model !== undefined && models.length === 1 && lines.length === 0) return { model }
  if (line !== undefined && lines.length === 1 && models.length === 0) return { line }
  return {}
}

function nodeOf({ fault, under }: Branch<FaultLine>): Node {
  const product = fault.model?.name ?? fault.line?.name
  return {
    value: fault.id,
    title: [faultSaid(fault), product && `（${product}）`].filter(Boolean).join(''),
    said: faultSaid(fault),
    words: matches(fault),
    ...(under.length === 0 ? {} : { children: under.map(nodeOf) }),
  }
}

const leaf = (fault: Known): Node => ({
  value: fault.id,
  title: faultSaid(fault),
  said: faultSaid(fault),
  words: fold(faultSaid(fault)),
})
