import { useTranslation } from 'react-i18next'
import { Listing, type Rows } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { listImports } from '../contract/lists.ts'

type Line = Pick<
  Reply<typeof listImports>['items'][number],
  'id' | 'file' | 'readAt' | 'readBy' | 'rows' | 'stage'
>

/** Lists that came in before. `page`: the address below which each has its own. */
export function ImportLists<L extends Line>(props: {
  label: string
  rows: Rows<L>
  page: string
  none: string
  noneMore: string
}) {
  const { label, rows, page, none, noneMore } = props
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{label}</h2>
      </div>
      <Listing<L>
        label={label}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ id }) => `${page}/${id}`}
        columns={[
          { key: 'file', title: t('archive.import.file'), of: it => it.file },
          { key: 'at', title: t('archive.import.readAt'), of: it => when.near(it.readAt) },
          { key: 'by', title: t('archive.import.readBy'), of: it => it.readBy },
          { key: 'rows', title: t('archive.import.rows'), of: it => when.number(it.rows), align: 'end' },
          { key: 'stage', title: t('archive.import.stage'), of: it => <Stage stage={it.stage} /> },
        ]}
        empty={
          <Empty title={none}>
            <p className="state-text">{noneMore}</p>
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

function Stage({ stage }: { stage: Line['stage'] }) {
  const { t } = useTranslation()
  return <span className={TONES[stage] ?? 'chip'}>{t(`archive.import.stages.${stage}`)}</span>
}
