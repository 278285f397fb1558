import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listImports } from '../contract/lists.ts'

type Line = Reply<typeof listImports>['items'][number]

/** What changes a list on its way. */
export const LIST_EVENTS = [
  'list read',
  'list mapped',
  'list import started',
  'list imported',
  'list cancelled',
  'list undo started',
  'list undone',
] as const

/** Lists that came in before. */
export function ImportLists() {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Line, typeof listImports>(
    listImports,
    { query: { limit: 50 } },
    { on: LIST_EVENTS },
  )
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('archive.import.lists')}</h2>
      </div>
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
          { key: 'stage', title: t('archive.import.stage'), of: it => <Stage stage={it.stage} /> },
        ]}
        empty={
          <Empty title={t('archive.import.none')}>
            <p className="state-text">{t('archive.import.noneMore')}</p>
          </Empty>
        }
      />
    </section>
  )
}

const TONES: Partial<Record<Line['stage'], string>> = {
  finished: 'chip good',
  ready: 'chip wait',
  writing: 'chip wait',
  undoing: 'chip wait',
  stopped: 'chip bad',
}

export function Stage({ stage }: { stage: Line['stage'] }) {
  const { t } = useTranslation()
  return <span className={TONES[stage] ?? 'chip'}>{t(`archive.import.stages.${stage}`)}</span>
}
