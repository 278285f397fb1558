import { Button, Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useNow } from '#core/web/now.ts'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { useWhyNotMove } from '#service/promises/ui/PromiseDeeds.tsx'
import { isToDo } from '#service/promises/ui/shapes.ts'
import { bookVisit, callOff, giveVisit, moveWindow, visitsOfCase } from '../contract.ts'
import { whyNotBook } from '../rules/window.ts'
import { GiveDialog, MoveDialog, type Promised, VisitItem } from './PlanDialogs.tsx'
import { noVisit, type VisitValue, visitOf } from './visit.ts'

type Sized = { small?: boolean }
const size = ({ small = false }: Sized) => (small ? 'small' : 'middle')

/** Promise the customer of a case a visit, having told him. */
export function BookVisit(props: { caseId: string; primary?: boolean } & Sized) {
  const { caseId, primary = false, small = false } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const why = useWhyNotBook(caseId)
  if (!useMay(bookVisit)) return null
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        size={size({ small })}
        disabled={why !== null}
        title={why === null ? '' : t(`dispatch.refusals.${why}`)}
        onClick={() => setOpen(true)}
      >
        {t('dispatch.book')}
      </Button>
      <DeedDialog<typeof bookVisit, { visit: VisitValue; told: ToldValues }>
        title={t('dispatch.bookTitle')}
        open={open}
        close={() => setOpen(false)}
        width={720}
        does={bookVisit}
        start={{ visit: noVisit, told: { ...byPhone, said: '' } }}
        ask={({ visit, told }) => ({
          params: { id: caseId },
          body: { visit: visitOf(visit), told: toldOf(told) },
        })}
        done={() => {}}
        submit={t('dispatch.book')}
      >
        <VisitItem caseId={caseId} />
        <ToldItems at={['told']} />
      </DeedDialog>
    </>
  )
}

/** One visit at a time: the one that can still come in time is moved instead; one that was missed stays. */
function useWhyNotBook(caseId: string) {
  const { data: visits = [] } = useAsk(visitsOfCase, { params: { id: caseId } })
  const now = Temporal.Instant.fromEpochMilliseconds(useNow())
  const open = visits.filter(isToDo).map(({ window }) => ({ dueAt: Temporal.Instant.from(window.to) }))
  return whyNotBook(open, now)
}

/** Move a promised window before it begins, with the customer told; too late: the button says why. */
export function MoveWindow({ of, small = false }: { of: Promised } & Sized) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const why = useWhyNotMove({ windowFrom: of.window.from, dueAt: of.window.to })
  if (!useMay(moveWindow)) return null
  return (
    <>
      <Button size={size({ small })} disabled={why !== null} title={why ?? ''} onClick={() => setOpen(true)}>
        {t('dispatch.move')}
      </Button>
      <MoveDialog of={of} open={open} close={() => setOpen(false)} />
    </>
  )
}

/** Send somebody, or somebody else; what the customer was told stays. */
export function GiveVisit(props: { of: Promised; minutes?: number; word?: ReactNode } & Sized) {
  const { of, minutes = noVisit.minutes, word, small = false } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(giveVisit)) return null
  return (
    <>
      <Button size={size({ small })} onClick={() => setOpen(true)}>
        {word ?? t('dispatch.give')}
      </Button>
      <GiveDialog of={of} minutes={minutes} open={open} close={() => setOpen(false)} />
    </>
  )
}

type Because = 'the customer does not want it' | 'the technician cannot go'
type CallOffValues = ToldValues & { because: Because; why?: string }

/** Called off by the customer, or the technician cannot go and the promise stands. `planned`: somebody is. */
export function CallOff({ of, planned, small = false }: { of: Promised; planned: boolean } & Sized) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(callOff)) return null
  const because: Because[] = planned
    ? ['the technician cannot go', 'the customer does not want it']
    : ['the customer does not want it']
  return (
    <>
      <Button size={size({ small })} onClick={() => setOpen(true)}>
        {t('dispatch.callOff')}
      </Button>
      <DeedDialog<typeof callOff, CallOffValues>
        title={t('dispatch.callOffTitle')}
        open={open}
        close={() => setOpen(false)}
        does={callOff}
        start={{ ...byPhone, because: because[0] as Because }}
        ask={({ because, why = '', ...told }) => ({
          params: { id: of.promiseId },
          body: because === 'the technician cannot go' ? { because, why } : { because, told: toldOf(told) },
        })}
        done={() => {}}
        submit={t('dispatch.callOffTitle')}
        danger
      >
        <Form.Item name="because" label={t('dispatch.because')}>
          <Radio.Group
            className="stacked"
            options={because.map(value => ({ value, label: t(`dispatch.becauses.${value}`) }))}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['because']}>
          {({ getFieldValue }) =>
            getFieldValue('because') === 'the technician cannot go' ? (
              <WhyItem />
            ) : (
              <ToldItems said={t('promises.withdrawSaid')} hint={t('promises.withdrawHint')} />
            )
          }
        </Form.Item>
      </DeedDialog>
    </>
  )
}

function WhyItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="why" label={t('dispatch.cannotWhy')} rules={[{ required: true, whitespace: true }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
    </Form.Item>
  )
}
