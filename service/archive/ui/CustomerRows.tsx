import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { importRows } from '../contract/lists.ts'
import { LIST_EVENTS, type RowFilter, useCustomerList } from './customerList.ts'
import { ImportRows } from './ImportRows.tsx'

type Row = Reply<typeof importRows>['items'][number]
type Props = { id: string; filter: RowFilter; choose: (filter: RowFilter) => void }

/** The rows of a list of customers, each with whom it means. */
export function CustomerRows({ id, filter, choose }: Props) {
  const { t } = useTranslation()
  const rows = useAskPages<Row, typeof importRows>(
    importRows,
    { params: { id }, query: { ...filter, limit: 25 } },
    { on: LIST_EVENTS },
  )
  return (
    <ImportRows
      kind={useCustomerList()}
      rows={rows}
      about={{ key: 'who', title: t('archive.customer'), of: it => <Who row={it} /> }}
      only={only => t(`archive.import.only.${only}`)}
      filter={filter}
      choose={choose}
    />
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
