import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { handOutAnswers, MOST_HANDED_OUT } from '../contract/answers.ts'
import { listToReview } from '../contract/lists.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import { placesOf } from './ListsBrowse.tsx'
import { Choosable, ChooseAll, type HandedOut, ListsHandOut, useChosen } from './ListsHandOut.tsx'
import './search.css'

type Line = Reply<typeof listToReview>['items'][number]
const WHOSE = ['all', 'mine', 'nobody'] as const

/** Answers whose review date has passed; a keeper gives them an owner and another day, many at once. */
export function ListsReview() {
  const { t } = useTranslation()
  const when = useWhen()
  const { staff } = useSession()
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>('all')
  const owner = whose === 'mine' ? staff : whose === 'nobody' ? 'nobody' : null
  const rows = useAskPages<Line, typeof listToReview>(
    listToReview,
    { query: { limit: 50, ...(owner === null ? {} : { owner }) } },
    { on: ['answer card changed'] },
  )
  const chosen = useChosen(rows.data)
  const mayGive = useMay(handOutAnswers)
  const { tell, telling, failure } = useTell(handOutAnswers)
  const give = (to: HandedOut) =>
    tell({
      body: {
        answers: chosen.chosen,
        ...(to.owner === null ? {} : { owner: to.owner }),
        ...(to.reviewOn === null ? {} : { reviewOn: to.reviewOn }),
      },
    })
  const answer = (line: Line) => (
    <span>
      <Link to={`/answers/${line.id}`}>{line.title}</Link>
      <br />
      <span className="muted small">
        {[t('knowledge.answer.number', { number: line.number }), placesOf(line.models, line.lines)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
  return (
    <section className="panel flush">
      <div className="filters">
        <Segmented
          value={whose}
          onChange={setWhose}
          options={WHOSE.map(value => ({ value, label: t(`knowledge.lists.review.${value}`) }))}
        />
        {mayGive && <ChooseAll of={chosen} />}
        <span className="muted">{t('knowledge.lists.review.about')}</span>
      </div>
      <Listing<Line>
        label={t('knowledge.lists.tabs.toReview')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'answer',
            title: t('knowledge.lists.review.answer'),
            of: line =>
              mayGive ? (
                <Choosable of={chosen} id={line.id} name={line.title}>
                  {answer(line)}
                </Choosable>
              ) : (
                answer(line)
              ),
          },
          {
            key: 'due',
            title: t('knowledge.lists.review.due'),
            of: ({ reviewOn }) => reviewOn && when.day(reviewOn),
          },
          {
            key: 'owner',
            title: t('knowledge.lists.review.owner'),
            of: ({ ownerName }) =>
              ownerName ?? <span className="muted">{t('knowledge.lists.review.nobody')}</span>,
          },
          {
            key: 'confidence',
            title: t('knowledge.lists.review.confidence'),
            of: line => <ConfidenceChip confidence={line.confidence} />,
          },
        ]}
        empty={<Empty title={t('knowledge.lists.review.empty')} />}
      />
      <ListsHandOut of={chosen} most={MOST_HANDED_OUT} dated give={give} giving={telling} failure={failure} />
    </section>
  )
}
