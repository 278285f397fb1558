import { Alert, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { cancelImport, runImport } from '../contract/lists.ts'
import { ImportCounts, ImportReasons } from './ImportCounts.tsx'
import { ImportErrorFile } from './ImportErrorFile.tsx'
import { ImportProgress, isMoving } from './ImportProgress.tsx'
import { ImportStopped } from './ImportStopped.tsx'
import type { Report } from './importDraft.ts'
import type { RowFilter } from './importFilter.ts'

type Props = {
  report: Report
  may: boolean
  show: ((filter: RowFilter) => void) | null
}

/** The dry run: what writing the list would do. */
export function ImportReport({ report, may, show }: Props) {
  const { t } = useTranslation()
  const when = useWhen()
  const { stage } = report
  return (
    <section className="panel">
      <h2>{t('archive.import.foreseen')}</h2>
      <ImportStopped report={report} may={may} />
      {isMoving(stage) && <ImportProgress report={report} stage={stage} />}
      <ImportCounts counts={report.expected} />
      {isMoving(stage) && (
        <p className="muted">
          {t('archive.import.foreseenSoFar', { rows: when.number(report.progress.judged) })}
        </p>
      )}
      <ImportReasons report={report} show={show} />
      {may && report.expected.refused > 0 && <ImportErrorFile id={report.id} />}
    </section>
  )
}

/**
 * What happens next stays in sight while one looks through everything. `unsaved`: the columns were changed
 * and not judged anew.
 */
export function ImportGo({ report, unsaved }: { report: Report; unsaved: boolean }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(runImport)
  const { created, joined } = report.expected
  const going = created + joined
  const whole = report.stage === 'ready'
  return (
    <div className="import-go">
      <Trouble failure={failure} />
      {whole && going === 0 ? (
        <Alert type="info" title={t(`archive.import.${whyNothing(report.expected)}`)} />
      ) : (
        <Button
          type="primary"
          loading={telling}
          disabled={!whole || unsaved}
          onClick={() => void tell({ params: { id: report.id } }).catch(() => {})}
        >
          {t('archive.import.write', { count: going })}
        </Button>
      )}
      <span className="muted">
        {t(`archive.import.${unsaved ? 'unsaved' : isMoving(report.stage) ? 'waitForJudging' : 'notYet'}`)}
      </span>
      <Stop id={report.id} word="discard" ask="discardAsk" />
    </div>
  )
}

/** Ends the list where it stands. */
export function Stop(props: { id: string; word: 'cancel' | 'discard'; ask: 'cancelAsk' | 'discardAsk' }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(cancelImport)
  return (
    <>
      <Popconfirm
        title={t(`archive.import.${props.ask}`)}
        okText={t('web.yes')}
        cancelText={t('web.no')}
        onConfirm={() => void tell({ params: { id: props.id } }).catch(() => {})}
      >
        <Button className="import-stop" loading={telling}>
          {t(`archive.import.${props.word}`)}
        </Button>
      </Popconfirm>
      <Trouble failure={failure} />
    </>
  )
}

/**
 * Why nothing is left to write: no row can go in, all is known, or the one for some and the other for others.
 */
function whyNothing({ refused, unchanged }: Report['expected']) {
  if (refused === 0) return 'allKnown'
  return unchanged === 0 ? 'allRefused' : 'restKnown'
}
