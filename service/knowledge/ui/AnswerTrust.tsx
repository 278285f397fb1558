import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { setConfidence } from '../contract/answers.ts'
import type { Confidence } from '../rules/words.ts'
import type { AnswerRead } from './answerShapes.ts'

type Step = { to: Confidence; deed: string; submit: string; danger?: boolean }

/** 验证, doubt, archive, bring back: of the edition that one has read, with a word of why. */
export function AnswerTrust({ answer }: { answer: AnswerRead }) {
  const { t } = useTranslation()
  const steps = useSteps(answer)
  const [chosen, setChosen] = useState<Step | null>(null)
  const { id, edition, version } = answer
  return (
    <>
      {steps.map(step => (
        <Button
          key={step.to}
          size="small"
          type={step.to === 'validated' ? 'primary' : 'default'}
          onClick={() => setChosen(step)}
        >
          {step.deed}
        </Button>
      ))}
      <DeedDialog<typeof setConfidence, { reason?: string }>
        title={t('knowledge.answer.trust.title', { deed: chosen?.deed ?? '', number: edition })}
        open={chosen !== null}
        close={() => setChosen(null)}
        does={setConfidence}
        ask={({ reason = '' }) => ({
          params: { id },
          body: { confidence: chosen?.to ?? 'not validated', edition, version, reason },
        })}
        done={() => {}}
        submit={chosen?.submit ?? ''}
        danger={chosen?.to === 'archived'}
      >
        <Form.Item name="reason" label={t('knowledge.answer.trust.reason')}>
          <Input.TextArea
            autoFocus
            rows={2}
            maxLength={400}
            placeholder={t('knowledge.answer.trust.reasonHint')}
          />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

/** What this reader may say of it now. */
function useSteps({ confidence, mayEdit, mayValidate }: AnswerRead): Step[] {
  const { t } = useTranslation()
  const step = (to: Confidence): Step => ({
    to,
    deed: t(`knowledge.answer.trust.${to}.deed`),
    submit: t(`knowledge.answer.trust.${to}.submit`),
  })
  const as = (word: 'bringBack' | 'finish'): Step => ({
    to: 'not validated',
    deed: t(`knowledge.answer.trust.${word}.deed`),
    submit: t(`knowledge.answer.trust.${word}.submit`),
  })
  if (!mayEdit) return []
  if (confidence === 'archived') return mayValidate ? [as('bringBack')] : []
  const keepers = (...all: Step[]) => (mayValidate ? all : [])
  if (confidence === 'validated') return [step('not validated'), ...keepers(step('archived'))]
  const vouch = keepers(step('validated'))
  const away = keepers(step('archived'))
  return confidence === 'work in progress'
    ? [...vouch, as('finish'), ...away]
    : [...vouch, step('work in progress'), ...away]
}
