import { Alert, Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import type { Failure } from '#core/web/failure.ts'
import { useWhen } from '#core/web/when.ts'
import { undoImport } from '../contract/lists.ts'
import { ImportCounts, ImportReasons } from './ImportCounts.tsx'
import { ImportErrorFile } from './ImportErrorFile.tsx'
import { ImportProgress, isMoving } from './ImportProgress.tsx'
import { Stop } from './ImportReport.tsx'
import { ImportStopped } from './ImportStopped.tsx'
import type { Report } from './importDraft.ts'
import type { RowFilter } from './importFilter.ts'

type Props = {
  report: Report
  may: boolean
  show: ((filter: RowFilter) => void) | null
  /** What later rooms of the house made of it. */
  more: ReactNode
}

/** While it is written and afterwards: what came in, and the way back. */
export function ImportDone({ report, may, show, more }: Props) {
  const { t } = useTranslation()
  const when = useWhen()
  const { stage, made } = report
  const moving = isMoving(stage)
  const half = stage === 'writing' || (stage === 'stopped' && report.undoStartedAt === null)
  return (
    <section className="panel">
      {moving ? (
        <ImportProgress report={report} stage={stage} />
      ) : (
        <>
          <h2>{t('archive.import.result')}</h2>
          <ImportStopped report={report} may={may} />
          <Ended report={report} />
        </>
      )}
      {may && half && <Stop id={report.id} word="cancel" ask="cancelAsk" />}
      {report.resumed.map(({ at, row }) => (
        <p key={at} className="muted small">
          {t('archive.import.resumed', { at: when.near(at), row: when.number(row) })}
        </p>
      ))}
      {stage !== 'undone' && <ImportCounts counts={report.done} />}
      {(stage === 'finished' || stage === 'cancelled') && made.customers + made.devices > 0 && (
        <p>
          {t('archive.import.made', {
            customers: when.number(made.customers),
            devices: when.number(made.devices),
          })}
        </p>
      )}
      {!moving && stage !== 'undone' && more}
      <ImportReasons report={report} show={show} />
      {may && report.expected.refused > 0 && <ImportErrorFile id={report.id} />}
      {may && !moving && <Next report={report} />}
    </section>
  )
}

function Ended({ report }: { report: Report }) {
  const { t } = useTranslation()
  const when = useWhen()
  const said = [
    report.finishedAt && t('archive.import.doneAt', { at: when.near(report.finishedAt) }),
    report.cancelledAt && t('archive.import.cancelledAt', { at: when.near(report.cancelledAt) }),
    report.cancelledAt && report.progress.written === 0 && t('archive.import.nothingWritten'),
    report.undoneAt && t('archive.import.undoneAt', { at: when.near(report.undoneAt) }),
  ]
  return <p role="status">{said.filter(Boolean).join(' ')}</p>
}

function Next({ report }: { report: Report }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(undoImport)
  const ended = report.finishedAt ?? report.cancelledAt
  const back = ended !== null && report.undoStartedAt === null && report.progress.written > 0
  return (
    <>
      <BuiltOn failure={failure} />
      <div className="in-a-row import-next">
        <Link to="/imports">{t('archive.import.another')}</Link>
        {back && (
          <Popconfirm
            title={t('archive.import.undoAsk')}
            okText={t('web.yes')}
            cancelText={t('web.no')}
            onConfirm={() => void tell({ params: { id: report.id } }).catch(() => {})}
          >
            <Button danger loading={telling}>
              {t('archive.import.undo')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </>
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
