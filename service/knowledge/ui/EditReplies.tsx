import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { isPicture } from '#core/media.ts'
import { useAsk } from '#core/web/ask.ts'
import { attachmentsOfAnswer } from '../contract/attachments.ts'
import type { Step } from '../contract/shapes.ts'
import { ENDS } from '../rules/content.ts'
import type { StepDeeds } from './EditStep.tsx'
import { MOST_REPLIES, MOST_STEPS } from './editSteps.ts'

type Branch = Step['branches'][number]

/** What the customer may reply to a step, and where each reply leads. */
export function EditReplies(props: StepDeeds & { step: Step; steps: readonly Step[]; name: string }) {
  const { step, steps, name, change, fresh } = props
  const { t } = useTranslation()
  const { branches } = step
  const putAt = (at: number, part: Partial<Branch>) =>
    branches.map((one, n) => (n === at ? { ...one, ...part } : one))
  return (
    <>
      {branches.map((branch, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two replies may both still be empty
        <div key={n} className="edit-reply">
          <Input
            aria-label={`${name} ${t('knowledge.answer.steps.reply', { n: n + 1 })}`}
            maxLength={80}
            autoComplete="off"
            placeholder={t('knowledge.answer.steps.replyHint')}
            value={branch.reply}
            onChange={event => change({ branches: putAt(n, { reply: event.target.value }) })}
          />
          <StepLeads
            label={`${name} ${t('knowledge.answer.steps.reply', { n: n + 1 })} ${t('knowledge.answer.steps.leads')}`}
            steps={steps}
            own={null}
            to={branch.to}
            change={to => change({ branches: putAt(n, { to }) })}
            fresh={() => fresh(to => ({ branches: putAt(n, { to }) }))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`${name} ${t('knowledge.answer.steps.removeReply', { n: n + 1 })}`}
            title={t('knowledge.answer.steps.removeReply', { n: n + 1 })}
            disabled={branches.length === 1}
            onClick={() => change({ branches: branches.filter((_, other) => other !== n) })}
          />
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        disabled={branches.length >= MOST_REPLIES}
        onClick={() => change({ branches: [...branches, { reply: '', to: '' }] })}
      >
        {t('knowledge.answer.steps.addReply')}
      </Button>
    </>
  )
}

const FRESH = '+'

/** Where it goes from here: an end, another step, or a step that is made for it. */
export function StepLeads(props: {
  label: string
  steps: readonly Step[]
  /** The step itself, where it may not lead to itself. */
  own: string | null
  to: string
  change: (to: string) => void
  fresh: () => void
}) {
  const { label, steps, own, to, change, fresh } = props
  const { t } = useTranslation()
  const options = [
    ...ENDS.map(value => ({ value: value as string, label: t(`knowledge.answer.steps.to.${value}`) })),
    ...steps
      .map(({ id, say }, n) => ({
        value: id,
        label: [t('knowledge.answer.steps.step', { n: n + 1 }), say.slice(0, 24)].filter(Boolean).join(' · '),
      }))
      .filter(({ value }) => value !== own),
    ...(steps.length < MOST_STEPS ? [{ value: FRESH, label: t('knowledge.answer.steps.fresh') }] : []),
  ]
  return (
    <Select<string | null>
      aria-label={label}
      className="edit-leads"
      value={to === '' ? null : to}
      placeholder={t('knowledge.answer.steps.choose')}
      options={options}
      onChange={chosen => (chosen === FRESH ? fresh() : change(chosen ?? ''))}
    />
  )
}

/** A picture to look at while it is said: one of the answer's own. */
export function StepPicture(props: {
  answer: string | null
  step: Step
  name: string
  change: (part: Partial<Step>) => void
}) {
  const { answer, step, name, change } = props
  const { t } = useTranslation()
  const asked = useAsk(attachmentsOfAnswer, answer === null ? null : { params: { id: answer } })
  const pictures = (asked.data ?? []).filter(one => isPicture(one.mediaType))
  if (pictures.length === 0 && step.picture === null) return null
  return (
    <Select<string | null>
      aria-label={`${name} ${t('knowledge.answer.steps.picture')}`}
      className="edit-leads"
      size="small"
      allowClear
      value={step.picture}
      placeholder={t('knowledge.answer.steps.noPicture')}
      options={pictures.map(({ id, name: label }) => ({ value: id, label }))}
      onChange={picture => change({ picture: picture ?? null })}
    />
  )
}
