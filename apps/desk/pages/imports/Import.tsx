import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { importReport, importRows, mapList } from '#service/archive/contract/lists.ts'
import { CustomerRows } from '#service/archive/ui/CustomerRows.tsx'
import { CustomersDone } from '#service/archive/ui/CustomersDone.tsx'
import { CustomersGo } from '#service/archive/ui/CustomersGo.tsx'
import { LIST_EVENTS, type RowFilter, useCustomerList } from '#service/archive/ui/customerList.ts'
import { ImportForeseen } from '#service/archive/ui/ImportForeseen.tsx'
import { ImportNames } from '#service/archive/ui/ImportNames.tsx'
import { useWatched } from '#service/archive/ui/ImportProgress.tsx'
import { ImportSteps } from '#service/archive/ui/ImportSteps.tsx'
import { ImportTwins } from '#service/archive/ui/ImportTwins.tsx'
import { ImportUnderstood } from '#service/archive/ui/ImportUnderstood.tsx'
import { type Draft, type Report, sameDraft } from '#service/archive/ui/importDraft.ts'
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
  const kind = useCustomerList()
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
          <ImportForeseen kind={kind} report={report} may={may} show={lead} />
          {may && <ImportNames report={report} />}
          {may && report.twins.count > 0 && <ImportTwins report={report} />}
        </>
      ) : (
        <>
          <CustomersDone report={report} may={may} show={lead} more={<ServicesOfList id={report.id} />} />
          {understood}
        </>
      )}
      {maySeeRows && <CustomerRows id={report.id} filter={filter} choose={setFilter} />}
      {open && may && <CustomersGo report={report} unsaved={unsaved} />}
    </>
  )
}
