import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { answerHandover, handoversOf, offerHandover } from '../contract.ts'
import { Decline } from './Decline.tsx'

type Offer = Reply<typeof handoversOf>[number]

/** Offer the case to a colleague. It stays here until he accepts. */
export function OfferHandover({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(offerHandover)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('reception.handover')}</Button>
      <DeedDialog<typeof offerHandover, { to: string; why: string }>
        title={t('reception.handoverTitle')}
        open={open}
        close={() => setOpen(false)}
        does={offerHandover}
        at={{ 'he has it already': 'to', 'he does not work here any more': 'to' }}
        ask={body => ({ params: { id: caseId }, body })}
        done={() => {}}
        submit={t('reception.offer')}
      >
        <p className="muted">{t('reception.staysYours')}</p>
        <Form.Item name="to" label={t('reception.to')} rules={[{ required: true }]}>
          <ChooseStaff />
        </Form.Item>
        <Form.Item name="why" label={t('reception.why')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

const whatChanges = { on: ['hand-over offered', 'hand-over bounced'] }

/** The offer of a case that waits for its answer; nothing while none waits. */
export function WaitingHandover({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const { staff } = useSession()
  const when = useWhen()
  const { data } = useAsk(handoversOf, { params: { id: caseId } }, whatChanges)
  const waiting = data?.find(({ answer }) => answer === null)
  if (waiting === undefined) return null
  return (
    <section className="panel notice" id="hand-over">
      {waiting.to.id === staff ? (
        <AnswerOffer of={waiting} />
      ) : (
        <div className="in-a-row">
          <span>{t('reception.waiting', { name: waiting.to.name, until: when.near(waiting.answerBy) })}</span>
          <span className="muted">{waiting.why}</span>
          {waiting.from.id === staff && <TakeBack id={waiting.id} />}
        </div>
      )}
    </section>
  )
}

function TakeBack({ id }: { id: string }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(answerHandover)
  return (
    <>
      <Button
        size="small"
        loading={telling}
        onClick={() => void tell({ params: { id }, body: { answer: 'taken back' } }).catch(() => {})}
      >
        {t('reception.takeBack')}
      </Button>
      <Trouble failure={failure} />
    </>
  )
}

/** An offer to me: who, why, and my answer. */
export function AnswerOffer({ of }: { of: Offer }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(answerHandover)
  return (
    <div className="in-a-row">
      <span>{t('reception.offeredBy', { from: of.from.name })}</span>
      <span className="muted">{t('reception.answerBy', { until: when.near(of.answerBy) })}</span>
      <span>{of.why}</span>
      <Space>
        <Button
          type="primary"
          size="small"
          loading={telling}
          onClick={() => void tell({ params: { id: of.id }, body: { answer: 'accepted' } }).catch(() => {})}
        >
          {t('reception.accept')}
        </Button>
        <Decline does={answerHandover} id={of.id} />
      </Space>
      <Trouble failure={failure} />
    </div>
  )
}

/** An offer that nobody answered in time, told to both: the case is still with who offered it. */
export function CameBack({ of }: { of: Offer }) {
  const { t } = useTranslation()
  const { staff } = useSession()
  const when = useWhen()
  const words = { from: of.from.name, to: of.to.name, at: when.near(of.answerBy) }
  return (
    <p className="in-a-row">
      <span>{t(of.to.id === staff ? 'reception.cameBackFromMe' : 'reception.cameBack', words)}</span>
      <span className="muted">{of.why}</span>
    </p>
  )
}

/** Every hand-over of a case with what became of it, the newest first; nothing where there was none. */
export function HandoversOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { data = [] } = useAsk(handoversOf, { params: { id: caseId } }, whatChanges)
  if (data.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('reception.allHandovers')}</h2>
      <ul className="plain spaced">
        {data.toReversed().map(one => (
          <li key={one.id}>
            {one.from.name} → {one.to.name}{' '}
            <span className="chip">{t(`reception.outcomes.${one.answer ?? 'waiting'}`)}</span>{' '}
            <span className="muted">{when.near(one.offeredAt)}</span>
            <p className="muted">{[one.why, one.answerWhy].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
