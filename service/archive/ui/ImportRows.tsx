import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Column, Listing, type Rows } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { ListKind } from './listKind.ts'

const TONES: Readonly<Record<string, string>> = {
  refused: 'chip bad',
  created: 'chip good',
  joined: 'chip good',
  changed: 'chip wait',
}

type Row<C, W, O> = {
  row: number
  problems: readonly { column: C | null; code: W; value: string }[]
  sameAsRow: number | null
  /** Null while the row is not judged yet. */
  expected: O | null
  outcome: O | null
}
type Only<O> = 'problems' | 'all' | O
type Filter<C, W, O> = {
  only?: Only<O> | 'twins' | undefined
  reason?: W | undefined
  column?: C | undefined
}

type Props<C, W, O extends string, R> = {
  kind: ListKind<C, W, O>
  rows: Rows<R>
  /** What the rows are about, beside what becomes of them. */
  about: Column<R>
  /** The words of the choice which rows are shown, and of what becomes of one. */
  only: (only: Only<O>) => string
  filter: Filter<C, W, O>
  choose: (filter: { only: Only<O> }) => void
}

/** Row by row: what is expected or what came of it, and what is wrong in which column, in words. */
export function ImportRows<C, W, O extends string, R extends Row<C, W, O>>(props: Props<C, W, O, R>) {
  const { kind, rows, about, only, filter } = props
  const { t } = useTranslation()
  return (
    <section className="panel flush" id="rows">
      <div className="panel-head inset">
        <h2>{t('archive.import.rowByRow')}</h2>
        <Which {...props} />
      </div>
      <Listing<R>
        label={t('archive.import.rowByRow')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('archive.import.row'), of: it => it.row },
          about,
          {
            key: 'outcome',
            title: t('archive.import.whatHappens'),
            of: it => <Becomes row={it} only={only} />,
          },
          {
            key: 'problems',
            title: t('archive.import.problems'),
            of: it => <Problems row={it} kind={kind} />,
          },
        ]}
        empty={
          <Empty
            title={t(filter.only === 'problems' ? 'archive.import.noProblems' : 'archive.import.noRows')}
          />
        }
      />
    </section>
  )
}

function Which<C, W, O extends string, R>({ kind, only: word, filter, choose }: Props<C, W, O, R>) {
  const { t } = useTranslation()
  const { only = 'problems', reason, column = null } = filter
  const choices: readonly Only<O>[] = ['problems', 'all', ...kind.outcomes]
  return (
    <span className="in-a-row">
      {reason !== undefined && (
        <Button size="small" onClick={() => choose({ only: 'problems' })}>
          {t('archive.import.clearFilter', { what: kind.said({ column, code: reason }) })}
        </Button>
      )}
      <Select<string>
        aria-label={t('archive.import.showOnly')}
        className="filter-choice"
        value={only === 'twins' ? 'all' : only}
        onChange={value => choose({ only: value as Only<O> })}
        options={choices.map(value => ({ value: value as string, label: word(value) }))}
      />
    </span>
  )
}

function Becomes<O extends string>(props: {
  row: Pick<Row<never, never, O>, 'expected' | 'outcome'>
  only: (outcome: O) => string
}) {
  const { row, only } = props
  const { t } = useTranslation()
  const outcome = row.outcome ?? row.expected
  if (outcome === null) return <span className="chip">{t('archive.import.notJudged')}</span>
  return <span className={TONES[outcome] ?? 'chip'}>{only(outcome)}</span>
}

function Problems<C, W>(props: {
  row: Pick<Row<C, W, never>, 'problems' | 'sameAsRow'>
  kind: Pick<ListKind<C, W, never>, 'said'>
}) {
  const { row, kind } = props
  return (
    <ul className="problems">
      {row.problems.map(problem => (
        <li key={`${problem.column}${problem.code}${problem.value}`}>
          {kind.said(problem, row.sameAsRow)}{' '}
          {problem.value !== '' && <q className="muted">{problem.value}</q>}
        </li>
      ))}
    </ul>
  )
}
