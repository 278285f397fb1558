import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTell } from '#core/web/ask.ts'
import type { Failure } from '#core/web/failure.ts'
import { useWhen } from '#core/web/when.ts'
import { ImportCounts, ImportReasons } from './ImportCounts.tsx'
import { ImportErrorFile } from './ImportErrorFile.tsx'
import { ImportStop } from './ImportGo.tsx'
import { ImportProgress, isMoving } from './ImportProgress.tsx'
import { ImportStopped } from './ImportStopped.tsx'
import type { ListKind, OfKind } from './listKind.ts'

type Ended = {
  /** How it ended, in sentences. */
  ended: readonly (string | null | false)[]
  /** It is being taken back, or was. */
  back: boolean
  next: ReactNode
  /** What came of it besides the figures. */
  children?: ReactNode
}

/** While it is written and afterwards: what came in, and the way back. */
export function ImportDone<C extends string, W extends string, O extends string>(
  props: OfKind<C, W, O> & Ended,
) {
  const { kind, report, may, show, ended, back, next, children } = props
  const { t } = useTranslation()
  const when = useWhen()
  const { id, stage } = report
  const moving = isMoving(stage)
  const half = stage === 'writing' || (stage === 'stopped' && !back)
  return (
    <section className="panel">
      {moving ? (
        <ImportProgress progress={report.progress} stage={stage} />
      ) : (
        <>
          <h2>{t('archive.import.result')}</h2>
          <ImportStopped again={kind.again} report={report} may={may} />
          <p role="status">{ended.filter(Boolean).join(' ')}</p>
        </>
      )}
      {may && half && <ImportStop kind={kind} id={id} word="cancel" />}
      {report.resumed.map(({ at, row }) => (
        <p key={at} className="muted small">
          {t('archive.import.resumed', { at: when.near(at), row: when.number(row) })}
        </p>
      ))}
      {stage !== 'undone' && <ImportCounts kind={kind} counts={report.done} />}
      {children}
      <ImportReasons kind={kind} report={report} show={show} />
      {may && report.expected.refused > 0 && <ImportErrorFile of={kind.refused} id={id} />}
      {may && !moving && next}
    </section>
  )
}

/** Another list, or the way back. `says` draws what stands against the way back. */
export function ImportNext(props: {
  kind: Pick<ListKind<never, never, never>, 'undo' | 'word' | 'page'>
  id: string
  mayUndo: boolean
  danger?: boolean
  says: (failure: Failure | null) => ReactNode
}) {
  const { kind, id, mayUndo, danger = false, says } = props
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(kind.undo)
  return (
    <>
      {says(failure)}
      <div className="in-a-row import-next">
        <Link to={kind.page}>{t('archive.import.another')}</Link>
        {mayUndo && (
          <Popconfirm
            title={kind.word('undoAsk')}
            okText={t('web.yes')}
            cancelText={t('web.no')}
            onConfirm={() => void tell({ params: { id } }).catch(() => {})}
          >
            <Button danger={danger} loading={telling}>
              {kind.word('undo')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </>
  )
}
