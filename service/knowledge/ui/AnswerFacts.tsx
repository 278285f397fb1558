import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import { LANGUAGE_NAMES } from '#core/languages.ts'
import { useWhen } from '#core/web/when.ts'
import { AnswerCard } from './AnswerCard.tsx'
import { AnswerTrust } from './AnswerTrust.tsx'
import type { AnswerRead } from './answerShapes.ts'

/** What is said of an answer beside its words, and what can be changed of that. */
export function AnswerFacts({ answer }: { answer: AnswerRead }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { id, edition, changedAt, changedBy, language, ownerName } = answer
  const changed = [changedBy, when.near(changedAt)].filter(Boolean).join(' · ')
  return (
    <section className="panel answer-facts">
      <h2>{t('knowledge.answer.facts.title')}</h2>
      <Facts
        facts={[
          [t('knowledge.answer.solved.title'), <Solved key="solved" of={answer.solvedRate} />],
          [t('knowledge.answer.facts.owner'), ownerName],
          [t('knowledge.answer.facts.reviewOn'), <ReviewOn key="review" answer={answer} />],
          [
            t('knowledge.answer.facts.edition'),
            <Link key="edition" to={`/answers/${id}/editions`}>
              {t('knowledge.answer.facts.editionOf', { number: edition })}
            </Link>,
          ],
          [t('knowledge.answer.facts.changed'), changed],
          [t('knowledge.answer.facts.language'), LANGUAGE_NAMES[language]],
        ]}
      />
      <div className="in-a-row answer-deeds">
        <AnswerTrust answer={answer} />
        {answer.mayEdit && answer.confidence !== 'archived' && <AnswerCard answer={answer} />}
      </div>
    </section>
  )
}

function ReviewOn({ answer: { reviewOn, confidence } }: { answer: AnswerRead }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (reviewOn === null) return '—'
  const overdue = confidence !== 'archived' && reviewOn < when.dayOf(new Date().toISOString())
  return (
    <span className="in-a-row">
      {when.day(reviewOn)}
      {overdue && <span className="chip bad">{t('knowledge.answer.facts.overdue')}</span>}
    </span>
  )
}

/** How often it helped; how sure that is, on the cursor and for who listens. */
export function Solved({ of }: { of: AnswerRead['solvedRate'] }) {
  const { t, i18n } = useTranslation()
  const { told, solved, low, high, contradicted } = of
  if (told === 0) return <span className="muted">{t('knowledge.answer.solved.none')}</span>
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 })
  const interval =
    low === null || high === null
      ? ''
      : t('knowledge.answer.solved.interval', { low: percent.format(low), high: percent.format(high) })
  return (
    <span className="stacked">
      <span className="figures" title={interval}>
        {t('knowledge.answer.solved.some', { count: told, solved })}
        <span className="for-readers">{interval}</span>
      </span>
      {contradicted > 0 && (
        <span className="chip wait">
          {t('knowledge.answer.solved.contradicted', { count: contradicted })}
        </span>
      )}
    </span>
  )
}
