import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWatched } from '#service/archive/ui/ImportProgress.tsx'
import { ImportSteps } from '#service/archive/ui/ImportSteps.tsx'
import '#service/archive/ui/archive.css'
import '#service/archive/ui/imports.css'
import { answerListReport, mapAnswerList } from '#service/knowledge/contract/imports.ts'
import {
  ANSWER_LIST_EVENTS,
  type AnswersReport,
  type AnswersRowFilter,
} from '#service/knowledge/ui/answerList.ts'
import { AnswersDone, AnswersForeseen, AnswersGo } from '#service/knowledge/ui/ImportAnswersReport.tsx'
import { AnswerRows } from '#service/knowledge/ui/ImportAnswersRows.tsx'
import { AnswersUnderstood } from '#service/knowledge/ui/ImportAnswersUnderstood.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(answerListReport, { params: { id } }, { on: ANSWER_LIST_EVENTS })
  useWatched(asked)
  return (
    <Page title={asked.data?.file ?? t('knowledge.imports.title')} back="/imports/answers">
      <Answered of={asked}>{report => <OneList key={id} report={report} />}</Answered>
    </Page>
  )
}

function OneList({ report }: { report: AnswersReport }) {
  const may = useMay(mapAnswerList)
  const [filter, setFilter] = useState<AnswersRowFilter>({ only: 'problems' })
  const open = report.startedAt === null && report.cancelledAt === null
  const show = (wanted: AnswersRowFilter) => {
    setFilter(wanted)
    document.getElementById('rows')?.scrollIntoView({ block: 'start' })
  }
  const understood = <AnswersUnderstood report={report} open={open && may} />
  return (
    <>
      <ImportSteps stage={report.stage} />
      {open && understood}
      {open ? (
        <AnswersForeseen report={report} may={may} show={show} />
      ) : (
        <AnswersDone report={report} may={may} show={show} />
      )}
      {!open && understood}
      <AnswerRows id={report.id} filter={filter} choose={setFilter} />
      {open && may && <AnswersGo report={report} />}
    </>
  )
}
