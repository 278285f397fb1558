import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useCodes } from '#core/web/codes.ts'
import type { Failure } from '#core/web/failure.ts'
import { useWhen } from '#core/web/when.ts'
import { type RowFilter, useCustomerList } from './customerList.ts'
import { ImportDone, ImportNext } from './ImportDone.tsx'
import { isMoving } from './ImportProgress.tsx'
import type { Report } from './importDraft.ts'

type Props = {
  report: Report
  may: boolean
  show: ((filter: RowFilter) => void) | null
  /** What later rooms of the house made of it. */
  more: ReactNode
}

/** While customers are written and afterwards: what came in, and the way back. */
export function CustomersDone({ report, may, show, more }: Props) {
  const { t } = useTranslation()
  const when = useWhen()
  const kind = useCustomerList()
  const { stage, made, finishedAt, cancelledAt, undoneAt, progress } = report
  const back = report.undoStartedAt !== null
  const ended = [
    finishedAt && t('archive.import.doneAt', { at: when.near(finishedAt) }),
    cancelledAt && t('archive.import.cancelledAt', { at: when.near(cancelledAt) }),
    cancelledAt && progress.written === 0 && t('archive.import.nothingWritten'),
    undoneAt && t('archive.import.undoneAt', { at: when.near(undoneAt) }),
  ]
  const mayUndo = (finishedAt ?? cancelledAt) !== null && !back && progress.written > 0
  const says = (failure: Failure | null) => <BuiltOn failure={failure} />
  return (
    <ImportDone
      kind={kind}
      report={report}
      may={may}
      show={show}
      ended={ended}
      back={back}
      next={<ImportNext kind={kind} id={report.id} mayUndo={mayUndo} danger says={says} />}
    >
      {(stage === 'finished' || stage === 'cancelled') && made.customers + made.devices > 0 && (
        <p>
          {t('archive.import.made', {
            customers: when.number(made.customers),
            devices: when.number(made.devices),
          })}
        </p>
      )}
      {!isMoving(stage) && stage !== 'undone' && more}
    </ImportDone>
  )
}

type Built = {
  count: number
  first: { kind: 'customer' | 'device'; id: string; event: string; at: string }[]
}

/** What stands against taking it back, each with its way there. */
function BuiltOn({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  if (failure?.code !== 'something was built on it') return <Trouble failure={failure} />
  const { count, first } = failure.details as Built
  return (
    <Alert
      className="import-built"
      type="warning"
      role="alert"
      title={t('archive.import.built', { count })}
      description={
        <ul className="problems">
          {first.map(({ kind, id, event, at }) => (
            <li key={`${id} ${event} ${at}`}>
              <Link to={kind === 'customer' ? `/customers/${id}` : `/devices/${id}`}>
                {t(`archive.${kind}`)}
              </Link>{' '}
              {say('events', event) ?? event} <span className="muted">{when.near(at)}</span>
            </li>
          ))}
        </ul>
      }
    />
  )
}
