import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { settleNotFound } from '../contract/not-found.ts'
import type { Line } from './NotFoundEnd.tsx'
import { AnswerField } from './SearchField.tsx'

type Values = { answer?: string | null; why?: string }

/** Settled by an answer that was found or written meanwhile, or with the reason why none is needed. */
export function NotFoundSettle({ of, close }: { of: Line | null; close: () => void }) {
  const { t } = useTranslation()
  const text = of?.text ?? ''
  const write = new URLSearchParams({ title: text, ...(of?.model ? { model: of.model.id } : {}) })
  return (
    <DeedDialog<typeof settleNotFound, Values>
      title={t('knowledge.lists.notFound.settleTitle', { text })}
      open={of !== null}
      close={close}
      does={settleNotFound}
      ask={({ answer = null, why = '' }) => ({ params: { id: of?.id ?? '' }, body: { answer, why } })}
      done={() => {}}
      at={{ 'no such answer': 'answer', 'the answer is archived': 'answer', 'an answer or a reason': 'why' }}
      submit={t('knowledge.lists.notFound.done')}
    >
      <Form.Item
        name="answer"
        label={t('knowledge.lists.notFound.answer')}
        extra={<Link to={`/answers/new?${write}`}>{t('knowledge.lists.notFound.write')}</Link>}
      >
        <AnswerField />
      </Form.Item>
      <Form.Item name="why" label={t('knowledge.lists.notFound.why')}>
        <Input.TextArea rows={2} maxLength={500} placeholder={t('knowledge.lists.notFound.whyHint')} />
      </Form.Item>
    </DeedDialog>
  )
}
