import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { COLUMNS, type Column } from '../contract/imports.ts'
import { runImport } from '../contract/lists.ts'
import type { Report } from './ImportLists.tsx'

const LOOK_MS = 1500

/** One list: how it was understood, what would be written, and the button that writes it. */
export function ImportReport({ report, look }: { report: Report; look: () => unknown }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(runImport)
  const may = useMay(runImport)
  const running = report.startedAt !== null && report.finishedAt === null
  // Hints tell it, too; this is for the case that they are lost.
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => void look(), LOOK_MS)
    return () => clearInterval(timer)
  }, [running, look])

  const { created, joined } = report.expected
  const going = created + joined
  const written = report.done.created + report.done.joined + report.done.unchanged + report.done.refused
  return (
    <>
      <section className="panel">
        <h2>{t('archive.import.understood')}</h2>
        <Understood report={report} />
      </section>
      <section className="panel">
        <h2>{report.finishedAt ? t('archive.import.result') : t('archive.import.foreseen')}</h2>
        <Counts counts={report.finishedAt ? report.done : report.expected} />
        {running && (
          <>
            <Progress
              percent={report.rows === 0 ? 0 : Math.floor((written / report.rows) * 100)}
              aria-label={t('archive.import.running')}
            />
            <p className="muted">{t('archive.import.mayLeave')}</p>
          </>
        )}
        {report.finishedAt && (
          <p role="status">{t('archive.import.doneAt', { at: when.near(report.finishedAt) })}</p>
        )}
        {report.startedAt === null && may && (
          <div className="import-go">
            <Trouble failure={failure} />
            {going === 0 ? (
              <Alert type="info" title={t(`archive.import.${whyNothing(report.expected)}`)} />
            ) : (
              <Button
                type="primary"
                loading={telling}
                onClick={() => void tell({ params: { id: report.id } }).catch(() => {})}
              >
                {t('archive.import.write', { count: going })}
              </Button>
            )}
            <span className="muted">{t('archive.import.notYet')}</span>
          </div>
        )}
      </section>
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

function Understood({ report }: { report: Report }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { look, headings, mapping } = report
  const sheet = look.sheets[look.sheet]
  const columns = COLUMNS.flatMap((column): [Column, string][] =>
    Object.entries(mapping.columns)
      .filter(([, meant]) => meant === column)
      .map(([at]) => [column, headings[Number(at)] ?? '']),
  )
  const leftOut = headings.filter((heading, at) => heading !== '' && !(at in mapping.columns))
  return (
    <>
      <Facts
        facts={[
          [t('archive.import.file'), report.file],
          [t('archive.import.format'), t(`archive.import.formats.${look.format}`)],
          [t('archive.import.encoding'), look.encoding?.toUpperCase()],
          [t('archive.import.sheet'), sheet?.name],
          [t('archive.import.headerRow'), sheet?.headerRow],
          [t('archive.import.rows'), when.number(report.rows)],
        ]}
      />
      <h3 className="sub">{t('archive.import.columns')}</h3>
      <div className="chips">
        {columns.map(([column, heading]) => (
          <span key={column} className="chip">
            {heading === t(`archive.columns.${column}`)
              ? heading
              : `${heading} → ${t(`archive.columns.${column}`)}`}
          </span>
        ))}
      </div>
      {leftOut.length > 0 && (
        <p className="muted">{t('archive.import.leftOut', { columns: leftOut.join('、') })}</p>
      )}
    </>
  )
}

function Counts({ counts }: { counts: Report['expected'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <dl className="counts">
      {(['created', 'joined', 'unchanged', 'refused'] as const).map(outcome => (
        <div key={outcome}>
          <dt>{t(`archive.import.outcomes.${outcome}`)}</dt>
          <dd>{when.number(counts[outcome])}</dd>
        </div>
      ))}
    </dl>
  )
}
