import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listContradicted } from '../contract/lists.ts'
import { placesOf } from './ListsBrowse.tsx'

type Line = Reply<typeof listContradicted>['items'][number]

/** Answers that had solved a case which was opened again. `caseOf` draws a case: a later slice knows it. */
export function ListsContradicted({ caseOf }: { caseOf: (id: string) => ReactNode }) {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Line, typeof listContradicted>(
    listContradicted,
    { query: { limit: 50 } },
    { on: ['answer contradicted', 'answer edited'] },
  )
  return (
    <section className="panel flush">
      <div className="filters muted">{t('knowledge.lists.contradicted.about')}</div>
      <Listing<Line>
        label={t('knowledge.lists.tabs.contradicted')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'answer',
            title: t('knowledge.lists.review.answer'),
            of: line => (
              <span>
                <Link to={`/answers/${line.id}`}>{line.title}</Link>
                <br />
                <span className="muted small">{placesOf(line.models, line.lines)}</span>
              </span>
            ),
          },
          {
            key: 'times',
            title: t('knowledge.lists.contradicted.times'),
            of: ({ times }) => times,
            align: 'end',
          },
          {
            key: 'last',
            title: t('knowledge.lists.contradicted.last'),
            of: ({ lastAt }) => when.near(lastAt),
          },
          {
            key: 'owner',
            title: t('knowledge.lists.review.owner'),
            of: ({ ownerName }) => ownerName,
          },
          {
            key: 'cases',
            title: t('knowledge.lists.contradicted.cases'),
            of: ({ cases }) => <CasesOf cases={cases} caseOf={caseOf} />,
          },
        ]}
        empty={<Empty title={t('knowledge.lists.contradicted.empty')} />}
      />
    </section>
  )
}

/** The last one at once; the others when somebody wants to see them. */
function CasesOf({ cases, caseOf }: Pick<Line, 'cases'> & { caseOf: (id: string) => ReactNode }) {
  const { t } = useTranslation()
  const when = useWhen()
  const [all, setAll] = useState(false)
  const shown = all ? cases : cases.slice(0, 1)
  return (
    <div>
      <ul className="plain">
        {shown.map(one => (
          <li key={one.case}>
            {caseOf(one.case)}{' '}
            <span className="muted small">
              {t('knowledge.lists.contradicted.reopened', { at: when.near(one.at) })}
            </span>
          </li>
        ))}
      </ul>
      {cases.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('knowledge.lists.contradicted.more', { count: cases.length - shown.length })}
        </Button>
      )}
    </div>
  )
}
