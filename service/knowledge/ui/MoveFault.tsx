import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { moveFault } from '../contract/faults.ts'
import { DEEPEST, under, wayTo } from '../rules/faults.ts'
import { type FaultLine, faultSaid } from './faultTree.ts'

const TOP = 'top'

/** Where to: whatever is shown and not under it; the server says no to what does not fit. */
export function MoveFault(props: {
  fault: FaultLine
  all: readonly FaultLine[]
  open: boolean
  close: () => void
}) {
  const { fault, all, open, close } = props
  const { t } = useTranslation()
  const moved = new Set([fault.id, ...under(fault.id, all).map(({ id }) => id)])
  const byId = new Map(all.map(one => [one.id, one]))
  const targets = all.filter(one => one.level < DEEPEST && one.retiredAt === null && !moved.has(one.id))
  const options = targets.map(one => ({
    value: one.id,
    label: wayTo(one.id, byId).map(faultSaid).join(' › '),
  }))
  return (
    <DeedDialog<typeof moveFault, { parent: string }>
      title={t('knowledge.faults.moveNamed', { name: fault.name })}
      open={open}
      close={close}
      does={moveFault}
      start={{ parent: fault.parent ?? TOP }}
      ask={({ parent }) => ({
        params: { id: fault.id },
        body: { parent: parent === TOP ? null : parent, version: fault.version },
      })}
      submit={t('knowledge.faults.move')}
      done={() => {}}
    >
      <p className="muted">{t('knowledge.faults.moveMore')}</p>
      <Form.Item name="parent" label={t('knowledge.faults.moveTo')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[{ value: TOP, label: t('knowledge.faults.moveTop') }, ...options]}
        />
      </Form.Item>
    </DeedDialog>
  )
}
