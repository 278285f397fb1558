import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { OUTCOMES } from '#service/cases/contract.ts'
import type { CaseFile } from '#service/cases/ui/shapes.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { closeCase, whatIsMissing } from '../contract.ts'
import './closing.css'
import { MissingList, type OfCase } from './Missing.tsx'

type Outcome = (typeof OUTCOMES)[number]

/** Close: first how it ends, then what is missing for that; only when nothing is, the last word. */
export function Close(of: OfCase) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(closeCase)) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('closing.close')}</Button>
      <Modal title={t('closing.closeTitle')} open={open} onCancel={close} footer={null} destroyOnHidden>
        <Ending of={of} close={close} />
      </Modal>
    </>
  )
}

function Ending({ of, close }: { of: OfCase; close: () => void }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome>('solved')
  const asked = useAsk(whatIsMissing, { params: { id: of.caseId }, query: { outcome } }, { keep: true })
  return (
    <>
      <Radio.Group
        className="stacked closing-outcome"
        aria-label={t('cases.outcome')}
        value={outcome}
        onChange={event => setOutcome(event.target.value)}
        options={OUTCOMES.map(value => ({ value, label: t(`cases.outcomes.${value}`) }))}
      />
      <Answered of={asked} waiting={<Waiting rows={2} />}>
        {({ missing }) =>
          missing.length === 0 ? (
            <LastWord caseId={of.caseId} outcome={outcome} close={close} />
          ) : (
            <>
              <h3 className="sub">{t('closing.missing')}</h3>
              <MissingList {...of} missing={missing} gone={close} />
            </>
          )
        }
      </Answered>
    </>
  )
}

function LastWord(props: { caseId: string; outcome: Outcome; close: () => void }) {
  const { caseId, outcome, close } = props
  const { t } = useTranslation()
  const required = outcome === 'not wanted' || outcome === 'not solvable'
  return (
    <DeedForm<typeof closeCase, { word?: string }>
      does={closeCase}
      at={{ 'say why it ends like this': 'word' }}
      ask={({ word = '' }) => ({ params: { id: caseId }, body: { outcome, word } })}
      done={close}
      cancel={close}
      submit={t('closing.close')}
    >
      <Form.Item
        name="word"
        label={t('closing.word')}
        rules={[{ required, whitespace: true, message: t('closing.wordNeeded') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          placeholder={t('closing.wordHint')}
        />
      </Form.Item>
    </DeedForm>
  )
}

/** How often it was closed before and why it was opened again; nothing while it never was. */
export function ClosedBefore({ file }: { file: CaseFile }) {
  const { t } = useTranslation()
  const when = useWhen()
  const before = file.closures.flatMap(one => (one.reopened ? [{ ...one, reopened: one.reopened }] : []))
  if (before.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('closing.closedBefore', { count: before.length })}</h2>
      {before.map(({ id, at, by, outcome, word, reopened }) => (
        <Facts
          key={id}
          facts={[
            [
              t('closing.wasClosed', { at: when.near(at), name: by.name }),
              [t(`cases.outcomes.${outcome}`), word].filter(Boolean).join(' · '),
            ],
            [
              t('closing.wasReopened', { at: when.near(reopened.at), name: reopened.by?.name ?? '—' }),
              reopened.why,
            ],
          ]}
        />
      ))}
    </section>
  )
}
