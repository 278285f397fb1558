import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { importReport, importRows } from '#service/archive/contract/lists.ts'
import { ImportProblems } from '#service/archive/ui/ImportProblems.tsx'
import { ImportReport } from '#service/archive/ui/ImportReport.tsx'
import '#service/archive/ui/archive.css'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const may = useMay(importRows)
  const report = useAsk(
    importReport,
    { params: { id } },
    { on: ['list import started', 'list rows imported', 'list imported'] },
  )
  return (
    <Page title={t('archive.import.title')} back="/imports">
      <Answered of={report}>{it => <ImportReport report={it} look={report.refetch} />}</Answered>
      {may && <ImportProblems id={id} />}
    </Page>
  )
}
