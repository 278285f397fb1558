import { useTranslation } from 'react-i18next'
import './merging.css'

/**
 * One fact of two: what each says. `joined`: after the merge both stand there; else what the kept one says
 * stands.
 */
export type ComparedRow = {
  key: string
  label: string
  sides: [string[], string[]]
  joined?: boolean
  /** Only for whoever decides: nothing becomes of it. */
  aside?: boolean
}

/** Two side by side, fact by fact; the right one is kept. */
export function Compared({ rows, names }: { rows: readonly ComparedRow[]; names: [string, string] }) {
  const { t } = useTranslation()
  return (
    <table className="compared" aria-label={t('archive.merging.both')}>
      <thead>
        <tr>
          <th scope="col">
            <span className="for-readers">{t('archive.merging.both')}</span>
          </th>
          <th scope="col">
            <span className="chip">{t('archive.merging.from')}</span> {names[0]}
          </th>
          <th scope="col">
            <span className="chip good">{t('archive.merging.into')}</span> {names[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row: { label, sides, joined = false, aside = false } }: { row: ComparedRow }) {
  const { t } = useTranslation()
  const [from, into] = sides
  if (from.length === 0 && into.length === 0) return null
  const differs = !joined && !aside && from.join('\n') !== into.join('\n')
  return (
    <tr className={differs ? 'differs' : undefined}>
      <th scope="row">
        {label}{' '}
        {differs && (
          <span className="chip wait" title={t('archive.merging.differsMore')}>
            {t('archive.merging.differs')}
          </span>
        )}
        {joined && <span className="muted small">{t('archive.merging.together')}</span>}
      </th>
      {[from, into].map((said, at) => (
        <td key={at === 0 ? 'from' : 'into'} className={differs && at === 0 ? 'yields' : undefined}>
          {said.length === 0 ? <span className="muted">{t('archive.merging.empty')}</span> : null}
          {said.map(line => (
            <div key={line}>{line}</div>
          ))}
        </td>
      ))}
    </tr>
  )
}
