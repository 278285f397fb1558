import { StopOutlined } from '@ant-design/icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Content } from '../contract/shapes.ts'
import './answer.css'

/**
 * 安全止步: before everything else that an answer says, and louder. Nobody talks a customer onto a roof
 * (domain.md §4.3).
 */
export function SafetyStop({ safety }: { safety: Content['safety'] }) {
  const { t, i18n } = useTranslation()
  const title = useId()
  if (safety === null) return null
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' })
  const dangers = list.format(safety.dangers.map(danger => t(`knowledge.dangers.${danger}`)))
  return (
    <section className="safety-stop" aria-labelledby={title}>
      <StopOutlined aria-hidden />
      <div>
        <h2 id={title}>{t('knowledge.answer.safety.title')}</h2>
        <p className="safety-why">{t('knowledge.answer.safety.why', { dangers })}</p>
        {safety.words && <p className="safety-words">{safety.words}</p>}
      </div>
    </section>
  )
}
