import { useTranslation } from 'react-i18next'
import { useCustomerList } from './customerList.ts'
import { ImportGo } from './ImportGo.tsx'
import type { Report } from './importDraft.ts'

/** Has the customers written. `unsaved`: the columns were changed and not judged anew. */
export function CustomersGo({ report, unsaved }: { report: Report; unsaved: boolean }) {
  const { t } = useTranslation()
  const kind = useCustomerList()
  const { created, joined } = report.expected
  return (
    <ImportGo
      kind={kind}
      report={report}
      going={created + joined}
      nothing={t(`archive.import.${whyNothing(report.expected)}`)}
      unsaved={unsaved}
    />
  )
}

/**
 * Why nothing is left to write: no row can go in, all is known, or the one for some and the other for others.
 */
function whyNothing({ refused, unchanged }: Report['expected']) {
  if (refused === 0) return 'allKnown'
  return unchanged === 0 ? 'allRefused' : 'restKnown'
}
