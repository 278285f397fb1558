import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onceDrawn } from '#core/desk/keys.ts'
import type { Step } from '../contract/shapes.ts'
import { EditStep } from './EditStep.tsx'
import type { EditProblem } from './editProblems.ts'
import { added, MOST_STEPS, moved, put, without } from './editSteps.ts'
import { Guidance } from './Guidance.tsx'

/**
 * 电话指导 as it is written: step by step, each reply with where it leads; what is never reached, or leads
 * nowhere, is said at its step while one types.
 */
export function EditSteps(props: {
  answer: string | null
  steps: Step[]
  problems: readonly EditProblem[]
  change: (steps: Step[]) => void
}) {
  const { answer, steps, problems, change } = props
  const { t } = useTranslation()
  const [trying, setTrying] = useState(false)
  const add = (lead: (steps: Step[], id: string) => Step[]) => {
    const more = added(steps)
    change(lead(more.steps, more.id))
    onceDrawn(() => document.getElementById(`say-${more.id}`)?.focus())
  }
  return (
    <section className="panel edit-steps" aria-label={t('knowledge.answer.fields.steps')}>
      <div className="panel-head">
        <h2>{t('knowledge.answer.fields.steps')}</h2>
        {steps.length > 0 && (
          <Button size="small" onClick={() => setTrying(true)}>
            {t('knowledge.answer.steps.tryIt')}
          </Button>
        )}
      </div>
      <p className="muted">{t('knowledge.answer.steps.hint')}</p>
      <ol className="plain">
        {steps.map((step, at) => (
          <EditStep
            key={step.id}
            answer={answer}
            steps={steps}
            at={at}
            problems={problems.filter(one => 'step' in one && one.step === step.id)}
            change={part => change(put(steps, step.id, part))}
            move={by => change(moved(steps, step.id, by))}
            remove={() => change(without(steps, step.id))}
            fresh={led => add((more, id) => put(more, step.id, led(id)))}
          />
        ))}
      </ol>
      <Button
        icon={<PlusOutlined aria-hidden />}
        disabled={steps.length >= MOST_STEPS}
        onClick={() => add(more => more)}
      >
        {t('knowledge.answer.steps.add')}
      </Button>
      <Modal
        title={t('knowledge.answer.steps.tryIt')}
        open={trying}
        onCancel={() => setTrying(false)}
        footer={null}
        width={720}
        destroyOnHidden
      >
        <Guidance content={{ steps }} everywhere />
      </Modal>
    </section>
  )
}
