import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Report } from './importDraft.ts'

const EXAMPLES = 3
const LEFT_OUT = ''

type Option<C> = { value: C; label: string }

/**
 * One column of the file with what stands in it, and which of ours it is; null leaves it out. `options`: ours
 * by their words, or groups of them.
 */
export function ImportColumn<C extends string>(props: {
  at: number
  report: Pick<Report, 'headings' | 'samples'>
  column: C | undefined
  options: readonly (Option<C> | { label: string; options: Option<C>[] })[]
  disabled?: boolean
  point: (column: C | null) => void
}) {
  const { at, report, column, options, disabled = false, point } = props
  const { t } = useTranslation()
  const heading = report.headings[at]?.trim() || t('archive.import.columnAt', { at: at + 1 })
  const examples = [...new Set(report.samples.map(({ texts }) => texts[at]?.trim() ?? ''))].filter(Boolean)
  return (
    <li className={column === undefined ? 'left-out' : undefined}>
      <div>
        <strong>{heading}</strong>
        <span className="muted small">{examples.slice(0, EXAMPLES).join(' · ')}</span>
      </div>
      <Select<string>
        aria-label={t('archive.import.means', { heading })}
        value={column ?? LEFT_OUT}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: LEFT_OUT, label: t('archive.import.skip') }, ...options]}
        onChange={chosen => point(chosen === LEFT_OUT ? null : (chosen as C))}
      />
    </li>
  )
}
