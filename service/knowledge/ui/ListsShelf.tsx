import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { answerShelf } from '../contract/lists.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import { InLanguage } from './InLanguage.tsx'
import { placesOf } from './ListsBrowse.tsx'

type Line = Reply<typeof answerShelf>['added'][number]

/** What lies on top while nobody searches: told most, mine to review, new; the reader's language first. */
export function ListsShelf() {
  const { t, i18n } = useTranslation()
  const when = useWhen()
  const query = { reads: i18n.language as Language }
  const asked = useAsk(answerShelf, { query }, { on: ['answer added', 'answer told'] })
  return (
    <Answered of={asked}>
      {({ told, mine, added }) =>
        told.length + mine.length + added.length === 0 ? (
          <section className="panel">
            <Empty title={t('knowledge.lists.shelf.empty')} />
          </section>
        ) : (
          <div className="two-columns">
            <Shelf
              title={t('knowledge.lists.shelf.told')}
              lines={told}
              says={line => t('knowledge.lists.shelf.toldTimes', { count: line.told })}
            />
            <Shelf
              title={t('knowledge.lists.shelf.mine')}
              lines={mine}
              says={line =>
                line.reviewOn && t('knowledge.lists.shelf.dueOn', { day: when.shortDay(line.reviewOn) })
              }
            />
            <Shelf
              title={t('knowledge.lists.shelf.added')}
              lines={added}
              says={({ models, lines }) => placesOf(models, lines)}
            />
          </div>
        )
      }
    </Answered>
  )
}

function Shelf<T extends Line>(props: { title: string; lines: readonly T[]; says: (line: T) => ReactNode }) {
  const { title, lines, says } = props
  if (lines.length === 0) return null
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="plain answer-shelf">
        {lines.map(line => (
          <li key={line.id}>
            <Link to={`/answers/${line.id}`}>{line.title}</Link>
            <span className="in-a-row small">
              <ConfidenceChip confidence={line.confidence} />
              <InLanguage of={line.language} />
              <span className="muted">{says(line)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
