import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { MOST_BYTES, MOST_ROWS } from '#service/archive/contract/imports.ts'
import { ImportLists } from '#service/archive/ui/ImportLists.tsx'
import { ImportStart, ImportTemplate } from '#service/archive/ui/ImportStart.tsx'
import { COLUMNS } from '../contract/import-shapes.ts'
import { listAnswerLists, readAnswerList } from '../contract/imports.ts'
import { ANSWER_LIST_EVENTS } from './answerList.ts'

type Line = Reply<typeof listAnswerLists>['items'][number]

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
  const rows = useAskPages<Line, typeof listAnswerLists>(
    listAnswerLists,
    { query: { limit: 50 } },
    { on: ANSWER_LIST_EVENTS },
  )
  return (
    <ImportLists
      label={t('knowledge.imports.lists')}
      rows={rows}
      page="/imports/answers"
      none={t('knowledge.imports.none')}
      noneMore={t('knowledge.imports.noneMore')}
    />
  )
}
