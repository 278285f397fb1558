import { Input, Radio } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { onceDrawn } from '#core/desk/keys.ts'
import { Moves } from '#core/desk/Moves.tsx'
import type { Step } from '../contract/shapes.ts'
import { EditReplies, StepLeads, StepPicture } from './EditReplies.tsx'
import type { EditProblem } from './editProblems.ts'
import { asks } from './editSteps.ts'
import { useProblemWords } from './useProblemWords.ts'

export type StepDeeds = {
  change: (part: Partial<Step>) => void
  /** A new step at the end, to which this one leads: `led` says how, given its name. */
  fresh: (led: (id: string) => Partial<Step>) => void
}

/** One step as it is written. Alt with an arrow moves it; the cursor stays where it is. */
export function EditStep(
  props: StepDeeds & {
    answer: string | null
    steps: readonly Step[]
    at: number
    problems: readonly EditProblem[]
    move: (by: -1 | 1) => void
    remove: () => void
  },
) {
  const { answer, steps, at, problems, change, fresh, move, remove } = props
  const { t } = useTranslation()
  const word = useProblemWords(steps)
  const own = useRef<HTMLLIElement>(null)
  const step = steps[at]
  if (step === undefined) return null
  const name = t('knowledge.answer.steps.step', { n: at + 1 })
  const asking = step.branches.length > 0
  const moveBy = (by: -1 | 1) => {
    const focused = document.activeElement
    move(by)
    onceDrawn(() => {
      if (focused instanceof HTMLElement && own.current?.contains(focused)) focused.focus()
      own.current?.scrollIntoView({ block: 'nearest' })
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    moveBy(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li ref={own} className="edit-step" onKeyDown={onKeyDown}>
      <div className="panel-head">
        <h3>{name}</h3>
        <Moves
          name={name}
          word={deed => t(`knowledge.answer.steps.${deed}`)}
          up={at > 0 ? () => moveBy(-1) : null}
          down={at < steps.length - 1 ? () => moveBy(1) : null}
          remove={remove}
        />
      </div>
      <Input.TextArea
        id={`say-${step.id}`}
        aria-label={`${name} ${t('knowledge.answer.steps.say')}`}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={1000}
        placeholder={t('knowledge.answer.steps.sayHint')}
        value={step.say}
        onChange={event => change({ say: event.target.value })}
      />
      <div className="in-a-row">
        <Radio.Group
          aria-label={name}
          size="small"
          value={asking}
          onChange={event => change(asks(step, event.target.value === true))}
          options={[
            { value: true, label: t('knowledge.answer.steps.asks') },
            { value: false, label: t('knowledge.answer.steps.goesOn') },
          ]}
        />
        <StepPicture answer={answer} step={step} name={name} change={change} />
      </div>
      {asking ? (
        <EditReplies step={step} steps={steps} name={name} change={change} fresh={fresh} />
      ) : (
        <StepLeads
          label={`${name} ${t('knowledge.answer.steps.leads')}`}
          steps={steps}
          own={step.id}
          to={step.next ?? ''}
          change={next => change({ next })}
          fresh={() => fresh(next => ({ next }))}
        />
      )}
      {problems.map(problem => (
        <p key={problem.why} className="edit-problem" role="status">
          {word(problem, true)}
        </p>
      ))}
    </li>
  )
}
