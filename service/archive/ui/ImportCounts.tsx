import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { Report } from './importDraft.ts'
import { type RowFilter, useSaidOf } from './importFilter.ts'

const ALWAYS = ['created', 'joined', 'unchanged', 'refused'] as const

/** What becomes of the rows, in big plain figures; total lines only where there are any. */
export function ImportCounts({ counts }: { counts: Report['expected'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <dl className="counts">
      {(counts.skipped > 0 ? ([...ALWAYS, 'skipped'] as const) : ALWAYS).map(outcome => (
        <div key={outcome} className={outcome === 'refused' && counts.refused > 0 ? 'bad' : undefined}>
          <dt>{t(`archive.import.outcomes.${outcome}`)}</dt>
          <dd>{when.number(counts[outcome])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** By column and reason, with the first examples; each leads to its rows. */
export function ImportReasons(props: { report: Report; show: ((filter: RowFilter) => void) | null }) {
  const { report, show } = props
  const { t } = useTranslation()
  const when = useWhen()
  const said = useSaidOf()
  if (report.problems.length === 0) return null
  return (
    <>
      <h3 className="sub">{t('archive.import.problemsByKind')}</h3>
      <ul className="import-reasons" aria-label={t('archive.import.problemsByKind')}>
        {report.problems.map(({ column, code, refuses, count, examples }) => (
          <li key={`${column} ${code}`}>
            <span className={refuses ? 'chip bad' : 'chip wait'}>{when.number(count)}</span>
            <span>{said({ column, code })}</span>
            <span className="muted small">
              {examples
                .filter(({ value }) => value !== '')
                .map(({ row, value }) => t('archive.import.example', { row, value }))
                .join(' · ')}
            </span>
            {show && (
              <Button
                type="link"
                size="small"
                onClick={() => show({ only: 'all', reason: code, ...(column === null ? {} : { column }) })}
              >
                {t('archive.import.showRows')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
