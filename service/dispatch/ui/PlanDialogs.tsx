import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { swapVisits } from '../contract/replanning.ts'
import { giveVisit, moveWindow } from '../contract.ts'
import { Candidates } from './Candidates.tsx'
import { VisitField, visitRule } from './VisitField.tsx'
import { choiceOf, noVisit, type Span, type VisitValue, visitOf } from './visit.ts'

export type Promised = { promiseId: string; caseId: string; window: Span }
type Opened = { open: boolean; close: () => void }

export function VisitItem({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item name="visit" label={t('dispatch.window')} rules={[visitRule(t('dispatch.chooseWindow'))]}>
      <VisitField about={{ case: caseId }} />
    </Form.Item>
  )
}

/** Another window, before the old one begins; the customer is told, and the words are logged. */
export function MoveDialog({ of, open, close }: { of: Promised } & Opened) {
  const { t } = useTranslation()
  return (
    <DeedDialog<typeof moveWindow, { visit: VisitValue; movedBy: 'us' | 'customer'; told: ToldValues }>
      title={t('dispatch.moveTitle')}
      open={open}
      close={close}
      width={720}
      does={moveWindow}
      start={{ visit: noVisit, movedBy: 'us', told: { ...byPhone, said: '' } }}
      ask={({ visit, movedBy, told }) => ({
        params: { id: of.promiseId },
        body: { visit: visitOf(visit), movedBy, told: toldOf(told) },
      })}
      done={() => {}}
      submit={t('dispatch.move')}
    >
      <VisitItem caseId={of.caseId} />
      <Form.Item name="movedBy" label={t('promises.moveWho')}>
        <Radio.Group
          options={(['us', 'customer'] as const).map(value => ({
            value,
            label: t(`promises.movedBy.${value}`),
          }))}
        />
      </Form.Item>
      <ToldItems at={['told']} />
    </DeedDialog>
  )
}

/** Another technician, or another time within what was told. The cursor is on who is best suited. */
export function GiveDialog({ of, minutes, open, close }: { of: Promised; minutes: number } & Opened) {
  const { t } = useTranslation()
  return (
    <DeedDialog<typeof giveVisit, { visit: VisitValue }>
      title={t('dispatch.giveTitle')}
      open={open}
      close={close}
      width={640}
      does={giveVisit}
      start={{ visit: { ...noVisit, minutes, window: of.window } }}
      ask={({ visit }) => ({ params: { id: of.promiseId }, body: choiceOf(visit) })}
      done={() => {}}
      submit={t('dispatch.assign')}
    >
      <Form.Item name="visit" label={t('dispatch.who')}>
        <Others of={of} />
      </Form.Item>
    </DeedDialog>
  )
}

function Others(props: { of: Promised; value?: VisitValue; onChange?: (value: VisitValue) => void }) {
  const { of, value = noVisit, onChange = () => {} } = props
  const about = { case: of.caseId, freeing: of.promiseId }
  return <Candidates about={about} window={of.window} value={value} onChange={onChange} fixed />
}

type Planned = { slotId: string; customer: { name: string }; technician: { name: string } }

/** Two visits swapped in one deed; why is asked of whoever passes by the installer. */
export function SwapDialog(props: { first: Planned; second: Planned } & Opened) {
  const { first, second, open, close } = props
  const { t } = useTranslation()
  const say = ({ technician, customer }: Planned) => `${technician.name} · ${customer.name}`
  return (
    <DeedDialog<typeof swapVisits, { why: string }>
      title={t('dispatch.swapTitle')}
      open={open}
      close={close}
      does={swapVisits}
      start={{ why: '' }}
      ask={({ why }) => ({ params: { id: first.slotId }, body: { with: second.slotId, why } })}
      done={() => {}}
      submit={t('dispatch.swap')}
    >
      <p>
        {say(first)} ⇄ {say(second)}
      </p>
      <Form.Item name="why" label={t('dispatch.swapWhy')}>
        <Input autoFocus maxLength={500} autoComplete="off" placeholder={t('dispatch.whyHint')} />
      </Form.Item>
    </DeedDialog>
  )
}
