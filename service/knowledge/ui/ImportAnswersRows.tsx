import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { ImportRows } from '#service/archive/ui/ImportRows.tsx'
import { answerListRows } from '../contract/imports.ts'
import { ANSWER_LIST_EVENTS, type AnswersRowFilter, useAnswerList } from './answerList.ts'

type Row = Reply<typeof answerListRows>['items'][number]
type Props = { id: string; filter: AnswersRowFilter; choose: (filter: AnswersRowFilter) => void }

/** The rows of a list of answers, each with its title. */
export function AnswerRows({ id, filter, choose }: Props) {
  const { t } = useTranslation()
  const rows = useAskPages<Row, typeof answerListRows>(
    answerListRows,
    { params: { id }, query: { ...filter, limit: 50 } },
    { on: ANSWER_LIST_EVENTS },
  )
  return (
    <ImportRows
      kind={useAnswerList()}
      rows={rows}
      about={{ key: 'title', title: t('knowledge.imports.columns.title'), of: it => <Title row={it} /> }}
      only={only => t(`knowledge.imports.only.${only}`)}
      filter={filter}
      choose={choose}
    />
  )
}

function Title({ row: { title, answer, edition } }: { row: Row }) {
  const { t } = useTranslation()
  if (answer === null) return title
  return (
    <>
      <Link to={`/answers/${answer}`}>{title}</Link>{' '}
      {edition !== null && <span className="muted small">{t('knowledge.imports.edition', { edition })}</span>}
    </>
  )
}
