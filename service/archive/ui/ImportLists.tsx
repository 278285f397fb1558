import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { type importReport, listImports } from '../contract/lists.ts'

export type Report = Reply<typeof importReport>
type Line = Reply<typeof listImports>['items'][number]

/** Lists that came in before. */
export function ImportLists() {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Line, typeof listImports>(
    listImports,
    { query: { limit: 50 } },
    { on: ['list read', 'list import started', 'list imported'] },
  )
  return (
    <section className="panel flush">
      <Listing<Line>
        label={t('archive.import.lists')}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ id }) => `/imports/${id}`}
        columns={[
          { key: 'file', title: t('archive.import.file'), of: it => it.file },
          { key: 'at', title: t('archive.import.readAt'), of: it => when.near(it.readAt) },
          { key: 'by', title: t('archive.import.readBy'), of: it => it.readBy },
          { key: 'rows', title: t('archive.import.rows'), of: it => when.number(it.rows), align: 'end' },
          { key: 'stage', title: t('archive.import.stage'), of: it => <Stage report={it} /> },
        ]}
        empty={<Empty title={t('archive.import.none')} />}
      />
    </section>
  )
}

export function Stage({ report }: { report: Pick<Report, 'startedAt' | 'finishedAt'> }) {
  const { t } = useTranslation()
  if (report.finishedAt) return <span className="chip good">{t('archive.import.finished')}</span>
  if (report.startedAt) return <span className="chip wait">{t('archive.import.running')}</span>
  return <span className="chip">{t('archive.import.onlyRead')}</span>
}
