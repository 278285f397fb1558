import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listTakenOut } from '../contract/exports.ts'

type Line = Reply<typeof listTakenOut>['items'][number]

/** What left the house: who took what, when, how much of it. */
export function TakenOutList() {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Line, typeof listTakenOut>(
    listTakenOut,
    { query: { limit: 50 } },
    { on: ['export begun', 'export ended'] },
  )
  return (
    <section className="panel flush">
      <Listing<Line>
        label={t('people.exports.title')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'what', title: t('people.exports.content'), of: it => t(`people.exports.what.${it.what}`) },
          { key: 'at', title: t('people.exports.at'), of: it => when.near(it.at) },
          { key: 'by', title: t('people.exports.by'), of: it => it.by ?? t('people.exports.operator') },
          { key: 'as', title: t('people.exports.format'), of: it => it.as },
          {
            key: 'filters',
            title: t('people.exports.narrowed'),
            of: it => t(it.filters.length === 0 ? 'people.exports.all' : 'people.exports.part'),
          },
          {
            key: 'rows',
            title: t('people.exports.rows'),
            of: it => (it.ended === null ? null : when.number(it.ended.rows)),
            align: 'end',
          },
          { key: 'ended', title: t('people.exports.state'), of: it => <Ended ended={it.ended} /> },
        ]}
        empty={
          <Empty title={t('people.exports.none')}>
            <p className="state-text">{t('people.exports.noneMore')}</p>
          </Empty>
        }
      />
    </section>
  )
}

function Ended({ ended }: Pick<Line, 'ended'>) {
  const { t } = useTranslation()
  if (ended === null) return <span className="chip wait">{t('people.exports.running')}</span>
  if (ended.whole) return <span className="chip good">{t('people.exports.whole')}</span>
  return <span className="chip">{t('people.exports.broken')}</span>
}
