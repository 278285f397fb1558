import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { address } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { GIVEN_UP } from '#service/archive/contract/list-shapes.ts'
import { ImportProgress, isMoving } from '#service/archive/ui/ImportProgress.tsx'
import { OUTCOMES } from '../contract/import-shapes.ts'
import {
  answerListAgain,
  cancelAnswerList,
  refusedAnswers,
  runAnswerList,
  undoAnswerList,
} from '../contract/imports.ts'
import { UnknownNames } from './ImportAnswersNames.tsx'
import { type AnswersReport, type AnswersRowFilter, useWhy } from './importAnswersDraft.ts'

type Props = { report: AnswersReport; may: boolean; show: (filter: AnswersRowFilter) => void }

/** The dry run: what writing the list would do. */
export function AnswersForeseen({ report, may, show }: Props) {
  const { t } = useTranslation()
  const when = useWhen()
  const moving = isMoving(report.stage)
  return (
    <>
      <section className="panel">
        <h2>{t('knowledge.imports.foreseen')}</h2>
        <Stopped report={report} may={may} />
        <Moving report={report} />
        <Counts counts={report.expected} />
        {moving && (
          <p className="muted">{t('knowledge.imports.soFar', { rows: when.number(report.progress.read) })}</p>
        )}
        <Reasons report={report} show={show} />
        {may && report.expected.refused > 0 && <ErrorFile id={report.id} />}
      </section>
      {report.names.length > 0 && <UnknownNames report={report} may={may} />}
    </>
  )
}

/** While it is written and afterwards: what came in, and the way back. */
export function AnswersDone({ report, may, show }: Props) {
  const { t } = useTranslation()
  const when = useWhen()
  const { stage, finishedAt, cancelledAt, undoneAt, leftAlone } = report
  const moving = isMoving(stage)
  const said = [
    finishedAt && t('archive.import.doneAt', { at: when.near(finishedAt) }),
    cancelledAt && t('archive.import.cancelledAt', { at: when.near(cancelledAt) }),
    undoneAt && t('knowledge.imports.undoneAt', { at: when.near(undoneAt) }),
    leftAlone > 0 && t('knowledge.imports.leftAlone', { count: leftAlone }),
  ]
  return (
    <section className="panel">
      {!moving && <h2>{t('archive.import.result')}</h2>}
      <Stopped report={report} may={may} />
      <Moving report={report} />
      {!moving && <p role="status">{said.filter(Boolean).join(' ')}</p>}
      {may && stage === 'writing' && <Stop id={report.id} word="cancel" ask="cancelAsk" />}
      {report.resumed.map(({ at, row }) => (
        <p key={at} className="muted small">
          {t('archive.import.resumed', { at: when.near(at), row: when.number(row) })}
        </p>
      ))}
      <Counts counts={report.done} />
      <Reasons report={report} show={show} />
      {may && report.expected.refused > 0 && <ErrorFile id={report.id} />}
      {may && !moving && <Next report={report} />}
    </section>
  )
}

function Moving({ report: { stage, progress } }: { report: AnswersReport }) {
  if (!isMoving(stage)) return null
  return <ImportProgress report={{ progress: { ...progress, judged: progress.read } }} stage={stage} />
}

function Counts({ counts }: { counts: AnswersReport['expected'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <dl className="counts">
      {OUTCOMES.map(outcome => (
        <div key={outcome} className={outcome === 'refused' && counts.refused > 0 ? 'bad' : undefined}>
          <dt>{t(`knowledge.imports.outcomes.${outcome}`)}</dt>
          <dd>{when.number(counts[outcome])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** By column and reason, with the first examples; each leads to its rows. */
function Reasons({ report, show }: Pick<Props, 'report' | 'show'>) {
  const { t } = useTranslation()
  const when = useWhen()
  const why = useWhy()
  if (report.problems.length === 0) return null
  return (
    <>
      <h3 className="sub">{t('archive.import.problemsByKind')}</h3>
      <ul className="import-reasons" aria-label={t('archive.import.problemsByKind')}>
        {report.problems.map(({ column, code, refuses, count, examples }) => (
          <li key={`${column} ${code}`}>
            <span className={refuses ? 'chip bad' : 'chip wait'}>{when.number(count)}</span>
            <span>{why({ column, code })}</span>
            <span className="muted small">
              {examples
                .filter(({ value }) => value !== '')
                .map(({ row, value }) => t('archive.import.example', { row, value }))
                .join(' · ')}
            </span>
            <Button
              type="link"
              size="small"
              onClick={() => show({ only: 'all', reason: code, ...(column === null ? {} : { column }) })}
            >
              {t('archive.import.showRows')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The rows that stay out, in the shape of the file, to be mended and read again. */
function ErrorFile({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  return (
    <p className="import-error-file">
      {(['xlsx', 'csv'] as const).map(as => (
        <a key={as} download href={address(refusedAnswers, { params: { id }, query: { as, language } })}>
          <DownloadOutlined aria-hidden />{' '}
          {t('archive.import.errorFileAs', { kind: as === 'csv' ? 'CSV' : 'Excel' })}
        </a>
      ))}
      <span className="muted small">{t('archive.import.errorHint')}</span>
    </p>
  )
}

/** A list that does not go on: why, and the way out where there is one. */
function Stopped({ report, may }: Pick<Props, 'report' | 'may'>) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const { tell, telling, failure } = useTell(answerListAgain)
  if (report.stage !== 'stopped') return null
  const why = say('refusals', report.failed ?? '') ?? report.failed ?? ''
  const again = (
    <Button loading={telling} onClick={() => void tell({ params: { id: report.id } }).catch(() => {})}>
      {t('archive.import.again')}
    </Button>
  )
  return (
    <>
      <Alert
        className="import-stopped"
        type="error"
        role="alert"
        title={t('archive.import.stopped', { why })}
        {...(may && report.failed === GIVEN_UP && { action: again })}
      />
      <Trouble failure={failure} />
    </>
  )
}

/** What happens next stays in sight while one looks through everything. */
export function AnswersGo({ report }: { report: AnswersReport }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(runAnswerList)
  const { created, changed, unchanged } = report.expected
  const going = created + changed
  const whole = report.stage === 'ready'
  return (
    <div className="import-go">
      <Trouble failure={failure} />
      {whole && going === 0 ? (
        <Alert type="info" title={t(`knowledge.imports.${unchanged > 0 ? 'allKnown' : 'allRefused'}`)} />
      ) : (
        <Button
          type="primary"
          loading={telling}
          disabled={!whole}
          onClick={() => void tell({ params: { id: report.id } }).catch(() => {})}
        >
          {t('knowledge.imports.write', { count: going })}
        </Button>
      )}
      <span className="muted">
        {t(`archive.import.${isMoving(report.stage) ? 'waitForJudging' : 'notYet'}`)}
      </span>
      <Stop id={report.id} word="discard" ask="discardAsk" />
    </div>
  )
}

/** Ends the list where it stands. */
function Stop(props: { id: string; word: 'cancel' | 'discard'; ask: 'cancelAsk' | 'discardAsk' }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(cancelAnswerList)
  return (
    <>
      <Popconfirm
        title={t(`knowledge.imports.${props.ask}`)}
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

function Next({ report }: { report: AnswersReport }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(undoAnswerList)
  const written = report.done.created + report.done.changed
  const back = written > 0 && report.undoStartedAt === null
  return (
    <div className="in-a-row import-next">
      <Link to="/imports/answers">{t('archive.import.another')}</Link>
      {back && (
        <Popconfirm
          title={t('knowledge.imports.undoAsk')}
          okText={t('web.yes')}
          cancelText={t('web.no')}
          onConfirm={() => void tell({ params: { id: report.id } }).catch(() => {})}
        >
          <Button loading={telling}>{t('knowledge.imports.undo')}</Button>
        </Popconfirm>
      )}
      <Trouble failure={failure} />
    </div>
  )
}
