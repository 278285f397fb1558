import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { Failure } from '#core/web/failure.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { addAnswer, handOutAnswers, putContent, readAnswer } from '../contract/answers.ts'
import type { Content } from '../contract/shapes.ts'
import type { Confidence } from '../rules/words.ts'
import { CardFields } from './AnswerCard.tsx'
import type { NewCard } from './answerShapes.ts'

type Publishing = {
  id: string
  open: boolean
  close: () => void
  typing: Content
  /** The draft rests before the deed, so that none is kept after it; a deed that failed lets it go on. */
  before: () => Promise<void>
  again: () => void
  published: (id: string) => void
}

/** Another edition of an answer that is there, with why. */
export function PublishEdition(props: Publishing & { base: number }) {
  const { id, base, open, close, typing, before, again, published } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { tell, telling, failure } = useTell(putContent)
  const go = async () => {
    await before()
    try {
      await tell({ params: { id }, body: { base, content: typing, reason } })
      published(id)
    } catch (error) {
      again()
      if (!(error instanceof Failure)) throw error
      if (error.code !== 'changed meanwhile') return
      // What he changed is shown on the page then, with what can be done.
      close()
      void client.invalidateQueries({ queryKey: [readAnswer.url] })
    }
  }
  return (
    <Modal title={t('knowledge.answer.publish.title')} open={open} onCancel={close} footer={null}>
      <Form layout="vertical" onFinish={() => !telling && void go()}>
        <Trouble failure={failure} />
        <Form.Item label={t('knowledge.answer.publish.reason')} htmlFor="publish-reason">
          <Input
            id="publish-reason"
            autoFocus
            autoComplete="off"
            maxLength={400}
            placeholder={t('knowledge.answer.publish.reasonHint')}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </Form.Item>
        <div className="deed-buttons">
          <Button type="primary" htmlType="submit" loading={telling}>
            {t('knowledge.answer.publish.now')}
          </Button>
          <Button onClick={close} disabled={telling}>
            {t('web.cancel')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}

type NewValues = NewCard & { confidence: Confidence }

/** An answer that was not there: with what is said of it. */
export function PublishNew(props: Publishing & { card: NewCard }) {
  const { id, open, close, typing, card, published } = props
  const { t } = useTranslation()
  // The same people who hand answers out vouch for them (contract.ts, KEEPERS).
  const mayValidate = useMay(handOutAnswers)
  const confidences: Confidence[] = [
    'work in progress',
    'not validated',
    ...(mayValidate ? (['validated'] as const) : []),
  ]
  return (
    <DeedDialog<typeof addAnswer, NewValues>
      title={t('knowledge.answer.publish.titleNew')}
      open={open}
      close={close}
      does={addAnswer}
      start={{ ...card, confidence: 'not validated' }}
      at={{
        'only a keeper decides what customers read': 'audience',
        'no such owner': 'owner',
        'only a keeper vouches for it': 'confidence',
      }}
      ask={({ reviewOn, ...values }) => ({
        body: { id, content: typing, card: { ...values, reviewOn: reviewOn || null } },
      })}
      done={() => void props.before().then(() => published(id))}
      submit={t('knowledge.answer.publish.now')}
    >
      <Form.Item name="confidence" label={t('knowledge.answer.facts.confidence')}>
        <Select options={confidences.map(value => ({ value, label: t(`knowledge.confidences.${value}`) }))} />
      </Form.Item>
      <CardFields mayValidate={mayValidate} />
    </DeedDialog>
  )
}
