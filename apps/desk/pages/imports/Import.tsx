import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { importReport, importRows, mapList } from '#service/archive/contract/lists.ts'
import { ImportDone } from '#service/archive/ui/ImportDone.tsx'
import { LIST_EVENTS } from '#service/archive/ui/ImportLists.tsx'
import { ImportNames } from '#service/archive/ui/ImportNames.tsx'
import { ImportProblems } from '#service/archive/ui/ImportProblems.tsx'
import { useWatched } from '#service/archive/ui/ImportProgress.tsx'
import { ImportGo, ImportReport } from '#service/archive/ui/ImportReport.tsx'
import { ImportSteps } from '#service/archive/ui/ImportSteps.tsx'
import { ImportTwins } from '#service/archive/ui/ImportTwins.tsx'
import { ImportUnderstood } from '#service/archive/ui/ImportUnderstood.tsx'
import { type Draft, type Report, sameDraft } from '#service/archive/ui/importDraft.ts'
import type { RowFilter } from '#service/archive/ui/importFilter.ts'
import '#service/archive/ui/archive.css'
import '#service/archive/ui/imports.css'
import { ServicesOfList } from '#service/cases/ui/ServicesOfList.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(importReport, { params: { id } }, { on: LIST_EVENTS })
  useWatched(asked)
  return (
    <Page title={asked.data?.file ?? t('archive.import.title')} back="/imports">
      <Answered of={asked}>{report => <OneList key={id} report={report} />}</Answered>
    </Page>
  )
}

function OneList({ report }: { report: Report }) {
  const may = useMay(mapList)
  const maySeeRows = useMay(importRows)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [filter, setFilter] = useState<RowFilter>({ only: 'problems' })
  const show = (wanted: RowFilter) => {
    setFilter(wanted)
    document.getElementById('rows')?.scrollIntoView({ block: 'start' })
  }
  const lead = maySeeRows ? show : null
  const open = report.startedAt === null && report.cancelledAt === null
  const unsaved = draft !== null && !sameDraft(draft, report.mapping)
  const understood = <ImportUnderstood report={report} open={open && may} draft={draft} change={setDraft} />
  return (
    <>
      <ImportSteps stage={report.stage} />
      {open ? (
        <>
          {understood}
          <ImportReport report={report} may={may} show={lead} />
          {may && <ImportNames report={report} />}
          {may && report.twins.count > 0 && <ImportTwins report={report} />}
        </>
      ) : (
        <>
          <ImportDone report={report} may={may} show={lead} more={<ServicesOfList id={report.id} />} />
          {understood}
        </>
      )}
      {maySeeRows && <ImportProblems id={report.id} filter={filter} choose={setFilter} />}
      {open && may && <ImportGo report={report} unsaved={unsaved} />}
    </>
  )
}
