import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { deviceCard } from '#service/archive/contract/devices.ts'
import { listAnswers } from '../contract/answers.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import type { Narrowed } from './useSought.ts'

type Line = Reply<typeof listAnswers>['items'][number]

/** Without a word to search for: all answers that the filters leave, what changed last first. */
export function ListsBrowse({ of: { device, ...narrowed } }: { of: Narrowed }) {
  const { t } = useTranslation()
  const when = useWhen()
  const card = useAsk(deviceCard, device === undefined ? null : { params: { id: device } })
  const model = card.data?.model?.id
  const query = { limit: 50, ...narrowed, ...(model === undefined ? {} : { model }) }
  const rows = useAskPages<Line, typeof listAnswers>(listAnswers, { query }, { on: ['answer added'] })
  return (
    <section className="panel flush answer-browse">
      <div className="panel-head">
        <h2>{t('knowledge.lists.search.browse')}</h2>
      </div>
      <Listing<Line>
        label={t('knowledge.lists.search.browse')}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ id }) => `/answers/${id}`}
        columns={[
          { key: 'title', title: t('knowledge.lists.review.answer'), of: line => line.title },
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
