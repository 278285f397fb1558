import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { OUTCOMES } from '../contract/imports.ts'
import { importRows } from '../contract/lists.ts'
import { LIST_EVENTS } from './ImportLists.tsx'
import { type RowFilter, useSaidOf } from './importFilter.ts'

type Row = Reply<typeof importRows>['items'][number]

const CHOICES = ['problems', 'all', ...OUTCOMES] as const

type Props = { id: string; filter: RowFilter; choose: (filter: RowFilter) => void }

/** The rows of a list, each with what is wrong in which column, in words. */
export function ImportProblems({ id, filter, choose }: Props) {
  const { t } = useTranslation()
  const rows = useAskPages<Row, typeof importRows>(
    importRows,
    { params: { id }, query: { ...filter, limit: 25 } },
    { on: LIST_EVENTS },
  )
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
          { key: 'who', title: t('archive.customer'), of: it => <Who row={it} /> },
          { key: 'outcome', title: t('archive.import.whatHappens'), of: it => <Outcome row={it} /> },
          { key: 'problems', title: t('archive.import.problems'), of: it => <Problems row={it} /> },
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

function Which({ filter, choose }: Omit<Props, 'id'>) {
  const { t } = useTranslation()
  const said = useSaidOf()
  const { only = 'problems', reason, column = null } = filter
  return (
    <span className="in-a-row">
      {reason !== undefined && (
        <Button size="small" onClick={() => choose({ only: 'problems' })}>
          {t('archive.import.clearFilter', { what: said({ column, code: reason }) })}
        </Button>
      )}
      <Select<(typeof CHOICES)[number]>
        aria-label={t('archive.import.showOnly')}
        className="filter-choice"
        value={only === 'twins' ? 'all' : only}
        onChange={value => choose({ only: value })}
        options={CHOICES.map(value => ({ value, label: t(`archive.import.only.${value}`) }))}
      />
    </span>
  )
}

function Who({ row }: { row: Row }) {
  const { t } = useTranslation()
  const name = row.cells.customerName || row.cells.phone || ''
  return (
    <>
      {row.customer ? <Link to={`/customers/${row.customer}`}>{name}</Link> : name}
      {row.device && (
        <>
          {' · '}
          <Link to={`/devices/${row.device}`}>{row.cells.model || t('archive.device')}</Link>
        </>
      )}
    </>
  )
}

const TONES = {
  refused: 'chip bad',
  unchanged: 'chip',
  skipped: 'chip',
  created: 'chip good',
  joined: 'chip good',
}

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation()
  const outcome = row.outcome ?? row.expected
  if (outcome === null) return <span className="chip">{t('archive.import.notJudged')}</span>
  return <span className={TONES[outcome]}>{t(`archive.import.outcomes.${outcome}`)}</span>
}

function Problems({ row }: { row: Row }) {
  const said = useSaidOf()
  return (
    <ul className="problems">
      {row.problems.map(problem => (
        <li key={`${problem.column}${problem.code}`}>
          {said(problem, row.sameAsRow)} {problem.value !== '' && <q className="muted">{problem.value}</q>}
        </li>
      ))}
    </ul>
  )
}
