import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { endContract } from '../contract/contracts.ts'

type Ending = { contract: { id: string; plan: string }; open: boolean; close: () => void }

/** A contract ends sooner than it was noted: what its last day is. */
export function EndContract({ contract: { id, plan }, open, close }: Ending) {
  const { t } = useTranslation()
  return (
    <DeedDialog<typeof endContract, { lastDay: string }>
      title={t('archive.contracts.endOf', { plan })}
      open={open}
      close={close}
      does={endContract}
      ask={({ lastDay }) => ({ params: { id }, body: { lastDay } })}
      start={{}}
      at={{ 'ends before it begins': 'lastDay', 'it ends by then already': 'lastDay' }}
      submit={t('archive.contracts.end')}
      done={() => {}}
    >
      <Form.Item name="lastDay" label={t('archive.contracts.lastDay')} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
    </DeedDialog>
  )
}
