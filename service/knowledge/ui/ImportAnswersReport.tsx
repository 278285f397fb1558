import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useWhen } from '#core/web/when.ts'
import { ImportDone, ImportNext } from '#service/archive/ui/ImportDone.tsx'
import { ImportForeseen } from '#service/archive/ui/ImportForeseen.tsx'
import { ImportGo } from '#service/archive/ui/ImportGo.tsx'
import { type AnswersReport, type AnswersRowFilter, useAnswerList } from './answerList.ts'
import { UnknownNames } from './ImportAnswersNames.tsx'

type Props = { report: AnswersReport; may: boolean; show: (filter: AnswersRowFilter) => void }

/** The dry run: what writing the answers would do, and what is to be decided before. */
export function AnswersForeseen({ report, may, show }: Props) {
  return (
    <>
      <ImportForeseen kind={useAnswerList()} report={report} may={may} show={show} />
      {report.names.length > 0 && <UnknownNames report={report} may={may} />}
    </>
  )
}

/** While answers are written and afterwards: what came in, and the way back. */
export function AnswersDone({ report, may, show }: Props) {
  const { t } = useTranslation()
  const when = useWhen()
  const kind = useAnswerList()
  const { finishedAt, cancelledAt, undoneAt, leftAlone, done } = report
  const back = report.undoStartedAt !== null
  const ended = [
    finishedAt && t('archive.import.doneAt', { at: when.near(finishedAt) }),
    cancelledAt && t('archive.import.cancelledAt', { at: when.near(cancelledAt) }),
    undoneAt && t('knowledge.imports.undoneAt', { at: when.near(undoneAt) }),
    leftAlone > 0 && t('knowledge.imports.leftAlone', { count: leftAlone }),
  ]
  const mayUndo = !back && done.created + done.changed > 0
  return (
    <ImportDone
      kind={kind}
      report={report}
      may={may}
      show={show}
      ended={ended}
      back={back}
      next={
        <ImportNext
          kind={kind}
          id={report.id}
          mayUndo={mayUndo}
          says={failure => <Trouble failure={failure} />}
        />
      }
    />
  )
}

/** Has the answers written. */
export function AnswersGo({ report }: { report: AnswersReport }) {
  const { t } = useTranslation()
  const kind = useAnswerList()
  const { created, changed, unchanged } = report.expected
  const nothing = t(`knowledge.imports.${unchanged > 0 ? 'allKnown' : 'allRefused'}`)
  return <ImportGo kind={kind} report={report} going={created + changed} nothing={nothing} />
}
