import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { MOST_BYTES, MOST_ROWS } from '#service/archive/contract/imports.ts'
import { Stage } from '#service/archive/ui/ImportLists.tsx'
import { ImportStart, ImportTemplate } from '#service/archive/ui/ImportStart.tsx'
import { COLUMNS } from '../contract/import-shapes.ts'
import { listAnswerLists, readAnswerList } from '../contract/imports.ts'

type Line = Reply<typeof listAnswerLists>['items'][number]

/** What changes a list of answers on its way. */
export const ANSWER_LIST_EVENTS = [
  'answer list read',
  'answer list mapped',
  'answer list started',
  'answer list brought in',
  'answer list cancelled',
  'answer list undo started',
  'answer list put back',
] as const

const MEGABYTE = 1024 * 1024

/** A list of answers begins here. */
export function ImportAnswers({ done }: { done: (id: string) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell } = useTell(readAnswerList)
  // With BOM: Excel takes a CSV without one for the code page of its country.
  const template = `\uFEFF${COLUMNS.map(column => t(`knowledge.imports.columns.${column}`)).join(',')}\r\n`
  const most = { rows: when.number(MOST_ROWS), megabytes: when.number(MOST_BYTES / MEGABYTE) }
  return (
    <ImportStart
      read={file => tell({ body: { file } })}
      done={done}
      kinds={t('knowledge.imports.kinds', most)}
      accept=".xlsx,.csv,.txt,.jsonl,.ndjson,.json"
    >
      <p className="muted small">{t('knowledge.imports.hint')}</p>
      <ImportTemplate text={template} file={t('knowledge.imports.templateFile')} />
    </ImportStart>
  )
}

/** Lists of answers that came in before. */
export function ImportedAnswers() {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Line, typeof listAnswerLists>(
    listAnswerLists,
    { query: { limit: 50 } },
    { on: ANSWER_LIST_EVENTS },
  )
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('knowledge.imports.lists')}</h2>
      </div>
      <Listing<Line>
        label={t('knowledge.imports.lists')}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ id }) => `/imports/answers/${id}`}
        columns={[
          { key: 'file', title: t('archive.import.file'), of: it => it.file },
          { key: 'at', title: t('archive.import.readAt'), of: it => when.near(it.readAt) },
          { key: 'by', title: t('archive.import.readBy'), of: it => it.readBy },
          { key: 'rows', title: t('archive.import.rows'), of: it => when.number(it.rows), align: 'end' },
          { key: 'stage', title: t('archive.import.stage'), of: it => <Stage stage={it.stage} /> },
        ]}
        empty={
          <Empty title={t('knowledge.imports.none')}>
            <p className="state-text">{t('knowledge.imports.noneMore')}</p>
          </Empty>
        }
      />
    </section>
  )
}
