import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { listAnswers } from '../contract/answers.ts'
import type { Kind } from '../rules/words.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import { InLanguage } from './InLanguage.tsx'
import { placesOf } from './ListsBrowse.tsx'
import './search.css'

type Product = { line: string } | { model: string }

const SHOWN = 12

/** The answers, or the one-minute lessons, of a product line or a model, the reader's language first. */
export function ProductAnswers({ of, kind }: { of: Product; kind: Kind }) {
  const { t, i18n } = useTranslation()
  const asked = useAsk(
    listAnswers,
    { query: { ...of, kind, reads: i18n.language as Language, limit: SHOWN } },
    { on: ['answer added', 'answer archived', 'answer brought back'] },
  )
  const lesson = kind === 'lesson'
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t(lesson ? 'knowledge.faults.product.lessons' : 'knowledge.faults.product.answers')}</h2>
        <Link to={`/answers?${new URLSearchParams({ ...of, ...(lesson ? { kind } : {}) })}`}>
          {t('knowledge.faults.product.allAnswers')}
        </Link>
      </div>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">
              {t(lesson ? 'knowledge.faults.product.noLessons' : 'knowledge.faults.product.noAnswers')}
            </p>
          ) : (
            <ul className="plain answer-shelf flat">
              {items.map(({ id, title, confidence, language, models }) => (
                <li key={id}>
                  <Link to={`/answers/${id}`}>{title}</Link>
                  <span className="in-a-row small">
                    <ConfidenceChip confidence={confidence} />
                    <InLanguage of={language} />
                    {'line' in of && <span className="muted">{placesOf(models, [])}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}
