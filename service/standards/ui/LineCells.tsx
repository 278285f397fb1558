import { useTranslation } from 'react-i18next'
import { TOLD } from '../book.ts'
import type { Line } from './shapes.ts'
import { useLineWords, works } from './useLineWords.ts'

/** What happens, and what is owed for it; of what was told in words, only what. */
export function What({ of, changed = false }: { of: Line; changed?: boolean }) {
  const { t } = useTranslation()
  const words = useLineWords()
  return (
    <span className="line-what">
      {of.event !== TOLD && <span>{words.event(of)}</span>}{' '}
      <span className="chip seal">{t(`promises.kinds.${of.owes}`)}</span>
      {of.off && <span className="chip bad">{t('standards.off')}</span>}
      {changed && <span className="chip wait">{t('standards.notPublished')}</span>}
    </span>
  )
}

/** For which cases; a line without conditions is for all. */
export function ForWhich({ of }: { of: Line }) {
  const { t } = useTranslation()
  const some = useLineWords().conditions(of)
  if (some.length === 0) return <span className="muted">{t('standards.everyCase')}</span>
  return (
    <span className="chips">
      {some.map(one => (
        <span key={one} className="chip">
          {one}
        </span>
      ))}
    </span>
  )
}

/** Until when, and on whose calendar. */
export function Due({ of }: { of: Line }) {
  const { t } = useTranslation()
  const words = useLineWords()
  return (
    <div>
      {words.due(of)}
      {works(of.counted) && of.event !== TOLD && (
        <div className="muted small">{t(`standards.calendars.${of.calendar}`)}</div>
      )}
    </div>
  )
}

/** The ladder, step by step; a line without one has the ordinary one. */
export function Ladder({ of }: { of: Line }) {
  const { t } = useTranslation()
  const words = useLineWords()
  if (of.ladder.length === 0) return <span className="muted">{t('standards.ladder.ordinary')}</span>
  const steps = of.ladder.toSorted((a, b) => a.minutes - b.minutes)
  return (
    <ul className="plain small">
      {steps.map(step => (
        <li key={`${step.minutes} ${step.to}`}>{words.step(step, of.counted)}</li>
      ))}
    </ul>
  )
}

/** Where it comes from: the edition or the program; what the company's own was taken from is read here. */
export function Source({ of, changed = false }: { of: Line; changed?: boolean }) {
  const { t } = useTranslation()
  const shipped = !changed && of.edition === null && of.id === null
  return (
    <span className="line-source" title={shipped ? of.source : undefined}>
      {of.needsReview && (
        <span className="chip wait" title={t('standards.needsReviewHint')}>
          {t('standards.needsReview')}
        </span>
      )}
      {!shipped && <span>{of.source}</span>}
      {!changed && (
        <span className="muted small">
          {of.edition === null
            ? t(of.id === null ? 'standards.shipped' : 'standards.addedAlone')
            : t('standards.edition', { number: of.edition })}
        </span>
      )}
    </span>
  )
}
