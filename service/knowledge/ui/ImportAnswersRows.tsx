import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { OUTCOMES } from '../contract/import-shapes.ts'
import { answerListRows } from '../contract/imports.ts'
import { ANSWER_LIST_EVENTS } from './ImportAnswers.tsx'
import { type AnswersRowFilter, useWhy } from './importAnswersDraft.ts'

type Row = Reply<typeof answerListRows>['items'][number]
type Props = { id: string; filter: AnswersRowFilter; choose: (filter: AnswersRowFilter) => void }

const CHOICES = ['problems', 'all', ...OUTCOMES] as const

/** Row by row: what is expected or what came of it, and why. */
export function AnswerRows({ id, filter, choose }: Props) {
  const { t } = useTranslation()
  const rows = useAskPages<Row, typeof answerListRows>(
    answerListRows,
    { params: { id }, query: { ...filter, limit: 50 } },
    { on: ANSWER_LIST_EVENTS },
  )
  const none = filter.only === 'problems' ? 'archive.import.noProblems' : 'archive.import.noRows'
  return (
    <section className="panel flush" id="rows">
      <div className="panel-head inset">
        <h2>{t('archive.import.rowByRow')}</h2>
        <Which filter={filter} choose={choose} />
      </div>
      <Listing<Row>
        label={t('archive.import.rowByRow')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('archive.import.row'), of: it => it.row },
          { key: 'title', title: t('knowledge.imports.columns.title'), of: it => <Title row={it} /> },
          { key: 'outcome', title: t('archive.import.whatHappens'), of: it => <Outcome row={it} /> },
          { key: 'problems', title: t('archive.import.problems'), of: it => <Problems row={it} /> },
        ]}
        empty={<Empty title={t(none)} />}
      />
    </section>
  )
}

function Which({ filter, choose }: Omit<Props, 'id'>) {
  const { t } = useTranslation()
  const why = useWhy()
  const { only = 'problems', reason, column = null } = filter
  return (
    <span className="in-a-row">
      {reason !== undefined && (
        <Button size="small" onClick={() => choose({ only: 'problems' })}>
          {t('archive.import.clearFilter', { what: why({ column, code: reason }) })}
        </Button>
      )}
      <Select<(typeof CHOICES)[number]>
        aria-label={t('archive.import.showOnly')}
        className="filter-choice"
        value={only}
        onChange={value => choose({ only: value })}
        options={CHOICES.map(value => ({ value, label: t(`knowledge.imports.only.${value}`) }))}
      />
    </span>
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

const TONES = { refused: 'chip bad', unchanged: 'chip', created: 'chip good', changed: 'chip wait' } as const

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation()
  const outcome = row.outcome ?? row.expected
  return <span className={TONES[outcome]}>{t(`knowledge.imports.only.${outcome}`)}</span>
}

function Problems({ row }: { row: Row }) {
  const why = useWhy()
  return (
    <ul className="problems">
      {row.problems.map(problem => (
        <li key={`${problem.column}${problem.code}${problem.value}`}>
          {why(problem)} {problem.value !== '' && <q className="muted">{problem.value}</q>}
        </li>
      ))}
    </ul>
  )
}
