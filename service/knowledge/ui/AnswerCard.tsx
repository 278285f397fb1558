import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField, dayRule } from '#core/desk/DayField.tsx'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { LANGUAGE_NAMES, LANGUAGES } from '#core/languages.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { changeCard } from '../contract/answers.ts'
import { AUDIENCES, KINDS } from '../rules/words.ts'
import type { AnswerRead, NewCard } from './answerShapes.ts'

/** Owner, review date, for whom: changed in a window, on the version that was read. */
export function AnswerCard({ answer }: { answer: AnswerRead }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { id, version, kind, language, audience, owner, reviewOn } = answer
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('knowledge.answer.card.change')}
      </Button>
      <DeedDialog<typeof changeCard, NewCard>
        title={t('knowledge.answer.card.title')}
        open={open}
        close={() => setOpen(false)}
        does={changeCard}
        start={{ kind, language, audience, owner, reviewOn }}
        at={{ 'only a keeper decides what customers read': 'audience', 'no such owner': 'owner' }}
        ask={({ reviewOn, ...card }) => ({
          params: { id },
          body: { ...card, reviewOn: reviewOn || null, version },
        })}
        done={() => {}}
        submit={t('knowledge.answer.card.save')}
      >
        <CardFields mayValidate={answer.mayValidate} />
      </DeedDialog>
    </>
  )
}

/** The fields of a card, for a new answer and for one that is there. */
export function CardFields({ mayValidate }: { mayValidate: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="owner" label={t('knowledge.answer.facts.owner')}>
        <ChooseStaff />
      </Form.Item>
      <Form.Item
        name="reviewOn"
        label={t('knowledge.answer.facts.reviewOn')}
        rules={[dayRule(t('web.noDay'))]}
      >
        <DayField />
      </Form.Item>
      <Form.Item
        name="audience"
        label={t('knowledge.answer.facts.audience')}
        extra={t('knowledge.answer.card.customerHint')}
      >
        <Select
          disabled={!mayValidate}
          options={AUDIENCES.map(value => ({ value, label: t(`knowledge.audiences.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('knowledge.answer.facts.kind')}>
        <Select options={KINDS.map(value => ({ value, label: t(`knowledge.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="language" label={t('knowledge.answer.facts.language')}>
        <Select options={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))} />
      </Form.Item>
    </>
  )
}
