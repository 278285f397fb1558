import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { ListKind, OfKind } from './listKind.ts'

/** What becomes of the rows, in big plain figures; rows that do not count only where there are any. */
export function ImportCounts<O extends string>(props: {
  kind: Pick<ListKind<never, never, O>, 'outcomes' | 'outcome'>
  counts: Readonly<Record<NoInfer<O>, number>>
}) {
  const { kind, counts } = props
  const when = useWhen()
  return (
    <dl className="counts">
      {kind.outcomes
        .filter(outcome => outcome !== 'skipped' || counts[outcome] > 0)
        .map(outcome => (
          <div key={outcome} className={outcome === 'refused' && counts[outcome] > 0 ? 'bad' : undefined}>
            <dt>{kind.outcome(outcome)}</dt>
            <dd>{when.number(counts[outcome])}</dd>
          </div>
        ))}
    </dl>
  )
}

/** By column and reason, with the first examples; each leads to its rows. */
export function ImportReasons<C extends string, W extends string, O extends string>(
  props: Omit<OfKind<C, W, O>, 'may'>,
) {
  const { kind, report, show } = props
  const { t } = useTranslation()
  const when = useWhen()
  if (report.problems.length === 0) return null
  return (
    <>
      <h3 className="sub">{t('archive.import.problemsByKind')}</h3>
      <ul className="import-reasons" aria-label={t('archive.import.problemsByKind')}>
        {report.problems.map(({ column, code, refuses, count, examples }) => (
          <li key={`${column} ${code}`}>
            <span className={refuses ? 'chip bad' : 'chip wait'}>{when.number(count)}</span>
            <span>{kind.said({ column, code })}</span>
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
