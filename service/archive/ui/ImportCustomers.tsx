import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { MOST_ROWS } from '../contract/imports.ts'
import { listImports, readList } from '../contract/lists.ts'
import { LIST_EVENTS } from './customerList.ts'
import { ImportLists } from './ImportLists.tsx'
import { ImportStart, ImportTemplate } from './ImportStart.tsx'
import { templateOf } from './importTemplate.ts'

type Line = Reply<typeof listImports>['items'][number]

/** A list of customers begins here. */
export function ImportCustomers({ done }: { done: (id: string) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell } = useTell(readList)
  const template = templateOf(
    column => t(`archive.columns.${column}`),
    column => t(`archive.import.sampleRow.${column}`),
  )
  return (
    <ImportStart
      read={file => tell({ body: { file } })}
      done={done}
      kinds={t('archive.import.kinds', { rows: when.number(MOST_ROWS) })}
      accept=".xlsx,.csv,.txt,.jsonl"
    >
      <p className="muted small">{t('archive.import.columnsHint')}</p>
      <ImportTemplate text={template} file={t('archive.import.templateFile')} />
    </ImportStart>
  )
}

/** Lists of customers that came in before. */
export function ImportedCustomers() {
  const { t } = useTranslation()
  const rows = useAskPages<Line, typeof listImports>(
    listImports,
    { query: { limit: 50 } },
    { on: LIST_EVENTS },
  )
  return (
    <ImportLists
      label={t('archive.import.lists')}
      rows={rows}
      page="/imports"
      none={t('archive.import.none')}
      noneMore={t('archive.import.noneMore')}
    />
  )
}
