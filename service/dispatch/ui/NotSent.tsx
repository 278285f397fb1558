import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '#core/desk/DayField.tsx'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { declineTechnician, endReview, takeBackDecline, whoIsNotSent } from '../contract/not-sent.ts'
import { SENDING_CHANGES } from './visit.ts'

type Answer = Reply<typeof whoIsNotSent>

const changes = { on: SENDING_CHANGES }

/** Who is not sent in this case, and why; where the customer says that he wants somebody else. */
export function NotSent({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const { data } = useAsk(whoIsNotSent, { params: { id: caseId } }, changes)
  if (data === undefined) return null
  const anybody = data.declines.length + data.reviews.length > 0
  return (
    <section className="not-sent" aria-label={t('dispatch.notSent')}>
      {anybody && (
        <ul className="plain small">
          {data.reviews.map(review => (
            <UnderReview key={review.id} of={review} />
          ))}
          {data.declines.map(decline => (
            <Declined key={decline.id} of={decline} />
          ))}
        </ul>
      )}
      <Decline customerId={data.customerId} />
    </section>
  )
}

function UnderReview({ of }: { of: Answer['reviews'][number] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { name } = of.technician
  return (
    <li className="in-a-row">
      <span className="chip wait">{t(`dispatch.reviews.${of.because}`, { name })}</span>
      <span className="muted figures">
        {of.case.number} · {when.near(of.beganAt)}
      </span>
      <WithWord
        does={endReview}
        id={of.id}
        open={t('dispatch.endReview')}
        title={t('dispatch.endReviewTitle', { name })}
        label={t('dispatch.endReviewWhy')}
      />
    </li>
  )
}

function Declined({ of }: { of: Answer['declines'][number] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { name } = of.technician
  return (
    <li className="in-a-row">
      <span className="chip wait">{t('dispatch.declined', { name, reason: of.reason })}</span>
      <span className="muted">
        {t('dispatch.declinedBy', { on: when.shortDay(of.saidOn), by: of.enteredBy.name })}
      </span>
      <WithWord
        does={takeBackDecline}
        id={of.id}
        open={t('dispatch.takeBack')}
        title={t('dispatch.takeBackTitle', { name })}
        label={t('dispatch.takeBackWhy')}
      />
    </li>
  )
}

/** What stood against him ends, with a word why. */
function WithWord(props: {
  does: typeof endReview | typeof takeBackDecline
  id: string
  open: ReactNode
  title: string
  label: string
}) {
  const { does, id, open: word, title, label } = props
  const [open, setOpen] = useState(false)
  if (!useMay(does)) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {word}
      </Button>
      <DeedDialog<typeof does, { why: string }>
        title={title}
        open={open}
        close={() => setOpen(false)}
        does={does}
        ask={body => ({ params: { id }, body })}
        done={() => {}}
        submit={title}
      >
        <Form.Item name="why" label={label} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

type Values = { technicianId: string; reason: string; saidOn?: string | null }

function Decline({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(declineTechnician)) return null
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t('dispatch.declineHim')}
      </Button>
      <DeedDialog<typeof declineTechnician, Values>
        title={t('dispatch.declineTitle')}
        open={open}
        close={() => setOpen(false)}
        does={declineTechnician}
        at={{
          'the customer declined this technician': 'technicianId',
          'this day is still to come': 'saidOn',
        }}
        ask={({ technicianId, reason, saidOn }) => ({
          params: { id: customerId },
          body: { technicianId, reason, ...(saidOn ? { saidOn } : {}) },
        })}
        done={() => {}}
        submit={t('dispatch.declineNote')}
      >
        <Form.Item name="technicianId" label={t('dispatch.technician')} rules={[{ required: true }]}>
          <ChooseStaff only="technician" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('dispatch.declineWhy')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            placeholder={t('dispatch.declineHint')}
          />
        </Form.Item>
        <Form.Item name="saidOn" label={t('dispatch.saidOn')}>
          <DayField />
        </Form.Item>
      </DeedDialog>
    </>
  )
}
