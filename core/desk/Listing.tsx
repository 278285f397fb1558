import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { More, type Pages } from './More.tsx'
import { Answered, type Awaited, Waiting } from './states.tsx'

export type Column<T> = {
  key: string
  title: string
  /** The title is for screen readers only: a column of buttons. */
  quiet?: boolean
  of: (row: T) => ReactNode
  /** 'end': figures, aligned right. */
  align?: 'end'
}

/** What `useAsk` or `useAskPages` gives for a list; the latter can go on. */
export type Rows<T> = Awaited<readonly T[]> & Pages

/**
 * A list as a real table that becomes cards on a phone. The first column names the row; with `to` it is a
 * link and the whole row can be clicked. Draws loading, failure and emptiness by itself.
 */
export function Listing<T>(props: {
  label: string
  rows: Rows<T>
  columns: readonly Column<T>[]
  rowKey: (row: T) => string
  to?: (row: T) => string
  empty: ReactNode
}) {
  const { rows, empty } = props
  return (
    <Answered of={rows} waiting={<Waiting rows={8} />}>
      {items => (items.length === 0 ? empty : <Table {...props} items={items} />)}
    </Answered>
  )
}

function Table<T>(props: Parameters<typeof Listing<T>>[0] & { items: readonly T[] }) {
  const { label, columns, items, rowKey, to, rows } = props
  return (
    <>
      <table className="listing" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, quiet, align }) => (
              <th key={key} scope="col" className={align}>
                {quiet ? <span className="for-readers">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(row => (
            <tr key={rowKey(row)} className={to ? 'goes' : undefined}>
              {columns.map(({ key, title, quiet, of, align }, at) => (
                <td key={key} data-title={quiet ? '' : title} className={align}>
                  {at === 0 && to ? <Link to={to(row)}>{of(row)}</Link> : of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <More of={rows} />
    </>
  )
}
