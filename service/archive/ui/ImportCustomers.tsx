import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { MOST_ROWS } from '../contract/imports.ts'
import { readList } from '../contract/lists.ts'
import { ImportStart, ImportTemplate } from './ImportStart.tsx'
import { templateOf } from './importTemplate.ts'

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
