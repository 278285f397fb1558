import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { deviceCard } from '#service/archive/contract/devices.ts'
import { listAnswers } from '../contract/answers.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import { InLanguage } from './InLanguage.tsx'
import type { Narrowed } from './useSought.ts'

type Line = Reply<typeof listAnswers>['items'][number]

/**
 * Without a word to search for: all answers that the filters leave, the reader's language first; in each
 * what changed last.
 */
export function ListsBrowse({ of: { device, ...narrowed } }: { of: Narrowed }) {
  const { t, i18n } = useTranslation()
  const when = useWhen()
  const card = useAsk(deviceCard, device === undefined ? null : { params: { id: device } })
  const model = card.data?.model?.id
  const reads = i18n.language as Language
  const query = { limit: 50, reads, ...narrowed, ...(model === undefined ? {} : { model }) }
  const rows = useAskPages<Line, typeof listAnswers>(listAnswers, { query }, { on: ['answer added'] })
  return (
    <section className="panel flush answer-browse">
      <div className="panel-head">
        <h2>{t('knowledge.lists.search.browse')}</h2>
        {narrowed.language === undefined && (
          <span className="muted small">{t('knowledge.lists.search.ownFirst')}</span>
        )}
      </div>
      <Listing<Line>
        label={t('knowledge.lists.search.browse')}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ id }) => `/answers/${id}`}
        columns={[
          {
            key: 'title',
            title: t('knowledge.lists.review.answer'),
            of: line => (
              <>
                {line.title} <InLanguage of={line.language} />
              </>
            ),
          },
          {
            key: 'of',
            title: t('knowledge.lists.search.line'),
            of: ({ lines, models }) => placesOf(models, lines) || t('knowledge.lists.search.near.general'),
          },
          {
            key: 'confidence',
            title: t('knowledge.lists.search.confidence'),
            of: line => <ConfidenceChip confidence={line.confidence} />,
          },
          {
            key: 'changed',
            title: t('knowledge.answer.facts.changed'),
            of: line => when.near(line.changedAt),
          },
        ]}
        empty={<Empty title={t('knowledge.lists.search.nothingHere')} />}
      />
    </section>
  )
}

type Names = readonly { name: string }[]

/** Where an answer belongs, in few words: an answer may stand at 500 models. */
export function placesOf(models: Names, lines: Names): string {
  const all = [...models, ...lines].map(({ name }) => name)
  return all.length > 3 ? `${all.slice(0, 3).join(' · ')} … ${all.length}` : all.join(' · ')
}
