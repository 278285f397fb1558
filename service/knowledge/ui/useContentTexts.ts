import { useTranslation } from 'react-i18next'
import type { Content, Step } from '../contract/shapes.ts'
import { isEnd } from '../rules/content.ts'
import type { Field } from '../rules/merge.ts'
import { faultSaid } from './faultTree.ts'
import type { Known } from './places.ts'

/** Each field of a content as a text that a person reads, so that two of them can be compared. */
export function useContentTexts(known: Known): (content: Content) => Record<Field, string> {
  const { t } = useTranslation()
  const named = (ids: readonly string[]) => ids.map(id => known.names.get(id) ?? '…').join('\n')
  const leads = (steps: readonly Step[], to: string | null) => {
    if (to !== null && isEnd(to)) return t(`knowledge.answer.steps.to.${to}`)
    const n = steps.findIndex(({ id }) => id === to) + 1
    return n === 0 ? '…' : t('knowledge.answer.steps.step', { n })
  }
  const stepText = (step: Step, n: number, steps: readonly Step[]) => {
    const ways =
      step.branches.length > 0
        ? step.branches.map(({ reply, to }) => `  ${reply} → ${leads(steps, to)}`)
        : [`  → ${leads(steps, step.next)}`]
    return [`${n + 1}. ${step.say}`, ...ways].join('\n')
  }
  return ({ title, phrasings, body, steps, safety, parts, places }) => ({
    title,
    phrasings: phrasings.join('\n'),
    body,
    steps: steps.map(stepText).join('\n'),
    safety: safety
      ? [...safety.dangers.map(one => t(`knowledge.dangers.${one}`)), safety.words].filter(Boolean).join('\n')
      : '',
    parts: parts.map(part => t('knowledge.answer.part', part)).join('\n'),
    lines: named(places.lines),
    models: named(places.models),
    faults: places.faults
      .map(id => known.faults.get(id))
      .map(fault => (fault ? faultSaid(fault) : '…'))
      .join('\n'),
  })
}
