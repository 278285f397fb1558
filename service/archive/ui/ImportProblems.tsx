import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { importRows } from '../contract/lists.ts'

type Row = Reply<typeof importRows>['items'][number]
type Problem = Row['problems'][number]

/** The rows of a list, each with what is wrong in which column, in words. */
export function ImportProblems({ id }: { id: string }) {
  const { t } = useTranslation()
  const [only, setOnly] = useState<'problems' | 'all'>('problems')
  const rows = useAskPages<Row, typeof importRows>(
    importRows,
    { params: { id }, query: { only, limit: 50 } },
    { on: ['list imported'] },
  )
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('archive.import.rowByRow')}</h2>
        <Radio.Group
          optionType="button"
          aria-label={t('archive.import.rowByRow')}
          value={only}
          onChange={event => setOnly(event.target.value)}
          options={(['problems', 'all'] as const).map(value => ({
            value,
            label: t(`archive.import.only.${value}`),
          }))}
        />
      </div>
      <Listing<Row>
        label={t('archive.import.rowByRow')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('archive.import.row'), of: it => it.row },
          { key: 'who', title: t('archive.customer'), of: it => <Who row={it} /> },
          { key: 'outcome', title: t('archive.import.whatHappens'), of: it => <Outcome row={it} /> },
          { key: 'problems', title: t('archive.import.problems'), of: it => <Problems row={it} /> },
        ]}
        empty={
          <Empty title={t(only === 'problems' ? 'archive.import.noProblems' : 'archive.import.noRows')} />
        }
      />
    </section>
  )
}

function Who({ row }: { row: Row }) {
  const name = row.cells.customerName ?? row.cells.phone ?? ''
  return row.customer ? <Link to={`/customers/${row.customer}`}>{name}</Link> : name
}

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation()
  const outcome = row.outcome ?? row.expected ?? 'unchanged'
  const tone = outcome === 'refused' ? 'chip bad' : outcome === 'unchanged' ? 'chip' : 'chip good'
  return <span className={tone}>{t(`archive.import.outcomes.${outcome}`)}</span>
}

function Problems({ row }: { row: Row }) {
  const { t } = useTranslation()
  const say = (problem: Problem) => {
    const why = t(`archive.import.reasons.${problem.code}`, {
      value: problem.value,
      row: row.sameAsRow ?? '',
    })
    if (problem.column === null) return why
    return t('archive.import.inColumn', { column: t(`archive.columns.${problem.column}`), why })
  }
  return (
    <ul className="problems">
      {row.problems.map(problem => (
        <li key={`${problem.column}${problem.code}`}>
          {say(problem)} {problem.value !== '' && <q className="muted">{problem.value}</q>}
        </li>
      ))}
    </ul>
  )
}
