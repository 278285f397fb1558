import { useTranslation } from 'react-i18next'
import type { Confidence } from '../rules/words.ts'
import { AnswerPlaces } from './AnswerPlaces.tsx'
import type { AnswerRead } from './answerShapes.ts'
import { faultSaid } from './faultTree.ts'
import './answer.css'

const COLOURS: Readonly<Record<Confidence, string>> = {
  'work in progress': 'chip wait',
  'not validated': 'chip wait',
  validated: 'chip good',
  archived: 'chip bad',
}

/** How far it may be trusted: a colour, and always the words. */
export function ConfidenceChip({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation()
  return (
    <span className={`${COLOURS[confidence]} confidence`}>{t(`knowledge.confidences.${confidence}`)}</span>
  )
}

/** What one must know before reading on: how sure it is, for whom, and of which products. */
export function AnswerHead({ answer }: { answer: AnswerRead }) {
  const { t } = useTranslation()
  const { confidence, audience, kind, number, faults } = answer
  return (
    <div className="answer-head">
      <div className="in-a-row">
        <ConfidenceChip confidence={confidence} />
        <span className="chip">{t(`knowledge.audiences.${audience}`)}</span>
        {kind === 'lesson' && <span className="chip">{t('knowledge.kinds.lesson')}</span>}
        <span className="muted figures">{t('knowledge.answer.number', { number })}</span>
      </div>
      <div className="in-a-row">
        <AnswerPlaces of={answer} />
        {faults.map(fault => (
          <span key={fault.id} className="chip">
            {faultSaid(fault)}
          </span>
        ))}
      </div>
      {confidence === 'archived' && <p className="muted">{t('knowledge.answer.archivedHint')}</p>}
      {(confidence === 'work in progress' || confidence === 'not validated') && (
        <p className="muted">{t('knowledge.answer.notYet')}</p>
      )}
    </div>
  )
}
