import { useTranslation } from 'react-i18next'
import { Facts } from '#core/desk/Facts.tsx'
import { useWhen } from '#core/web/when.ts'
import { COLUMNS } from '../contract/imports.ts'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportReading } from './ImportReading.tsx'
import { type Draft, type Report, sameDraft } from './importDraft.ts'

type Props = {
  report: Report
  /** It may still be read otherwise, and he may say so. */
  open: boolean
  draft: Draft | null
  change: (draft: Draft | null) => void
}

/** How the file was understood; while nothing is written it can be corrected. */
export function ImportUnderstood({ report, open, draft, change }: Props) {
  const { t } = useTranslation()
  const changed = draft !== null && !sameDraft(draft, report.mapping)
  return (
    <section className="panel">
      <h2>{t('archive.import.understood')}</h2>
      {open ? (
        <>
          <ImportReading report={report} />
          <ImportColumns report={report} draft={draft ?? report.mapping} change={change} changed={changed} />
        </>
      ) : (
        <AsItWas report={report} />
      )}
    </section>
  )
}

function AsItWas({ report }: { report: Report }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { look, headings, mapping } = report
  const sheet = look.sheets[look.sheet]
  const word = (column: (typeof COLUMNS)[number]) => t(`archive.columns.${column}`)
  const columns = Object.entries(mapping.columns).map(([at, column]) => {
    const heading = headings[Number(at)] ?? ''
    return heading === word(column) || heading === '' ? word(column) : `${heading} → ${word(column)}`
  })
  const fixed = COLUMNS.flatMap(column => {
    const value = mapping.fixed[column]
    return value === undefined ? [] : [`${word(column)} = ${value}`]
  })
  return (
    <>
      <Facts
        facts={[
          look.encoding === null
            ? [t('archive.import.sheet'), sheet?.name]
            : [t('archive.import.encoding'), t(`archive.import.encodings.${look.encoding}`)],
          [t('archive.import.headerRow'), sheet?.headerRow],
          [t('archive.import.rows'), when.number(report.rows)],
        ]}
      />
      <h3 className="sub">{t('archive.import.columns')}</h3>
      <div className="chips">
        {[...columns, ...fixed].map(said => (
          <span key={said} className="chip">
            {said}
          </span>
        ))}
      </div>
    </>
  )
}
