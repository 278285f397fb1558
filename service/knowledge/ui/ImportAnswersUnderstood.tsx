import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Question } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import { ImportColumn } from '#service/archive/ui/ImportColumn.tsx'
import { ImportPreview } from '#service/archive/ui/ImportReading.tsx'
import { Choice, COLUMNS, type Column } from '../contract/import-shapes.ts'
import { mapAnswerList } from '../contract/imports.ts'
import type { AnswersReport } from './answerList.ts'

type Asked = Question<typeof mapAnswerList>['body']
type Draft = AnswersReport['mapping']
const ENCODINGS = Choice.shape.encoding.unwrap().options

/** How the file was understood; while nothing is written it can be corrected. */
export function AnswersUnderstood({ report, open }: { report: AnswersReport; open: boolean }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(mapAnswerList)
  const { id, revision } = report
  const say = (body: Omit<Asked, 'revision'>) =>
    tell({ params: { id }, body: { ...body, revision } }).then(
      () => true,
      () => false,
    )
  return (
    <section className="panel">
      <h2>{t('archive.import.understood')}</h2>
      <Trouble failure={failure} />
      <HowRead report={report} busy={!open || telling} say={say} />
      {open && <ImportPreview report={report} />}
      <h3 className="sub">{t('archive.import.columns')}</h3>
      {report.remembered && <p className="muted">{t('archive.import.remembered')}</p>}
      <Columns key={revision} report={report} open={open} busy={telling} say={say} />
    </section>
  )
}

type Part = { report: AnswersReport; busy: boolean; say: (body: Omit<Asked, 'revision'>) => Promise<boolean> }

/** Encoding or sheet: what was guessed, to be changed at once. */
function HowRead({ report: { look, choice }, busy, say }: Part) {
  const { t } = useTranslation()
  const field = useId()
  return (
    <div className="import-choices">
      <div>
        <label htmlFor={field}>
          {t(look.encoding === null ? 'archive.import.sheet' : 'archive.import.encoding')}
        </label>
        {look.encoding === null ? (
          <Select
            id={field}
            value={look.sheet}
            disabled={busy}
            options={look.sheets.map(({ name }, value) => ({ value, label: name }))}
            onChange={sheet => void say({ choice: { sheet } })}
          />
        ) : (
          <Select
            id={field}
            value={look.encoding}
            disabled={busy}
            options={ENCODINGS.map(value => ({ value, label: t(`archive.import.encodings.${value}`) }))}
            onChange={encoding => void say({ choice: { ...choice, encoding } })}
          />
        )}
      </div>
    </div>
  )
}

/** Which column of the file is which of ours. Nothing is read anew before it is asked for. */
function Columns({ report, open, busy, say }: Part & { open: boolean }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft | null>(null)
  const now = draft ?? report.mapping
  const width = Math.max(report.headings.length, ...report.samples.map(({ texts }) => texts.length))
  const options = COLUMNS.map(value => ({ value, label: t(`knowledge.imports.columns.${value}`) }))
  const point = (at: number, column: Column | null) => {
    const { [at]: _, ...others } = now.columns
    const columns = column === null ? others : { ...others, [at]: column }
    setDraft({ ...now, columns })
  }
  return (
    <>
      <ul className="import-columns" aria-label={t('archive.import.columns')}>
        {Array.from({ length: width }, (_, at) => (
          <ImportColumn
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of the file is its place
            key={at}
            at={at}
            report={report}
            column={now.columns[at]}
            options={options}
            disabled={!open}
            point={column => point(at, column)}
          />
        ))}
      </ul>
      {draft !== null && (
        <div className="import-apply">
          <Button
            type="primary"
            loading={busy}
            onClick={() => void say({ mapping: draft }).then(done => done && setDraft(null))}
          >
            {t('archive.import.applyMapping')}
          </Button>
          <Button disabled={busy} onClick={() => setDraft(null)}>
            {t('archive.import.forgetMapping')}
          </Button>
        </div>
      )}
    </>
  )
}
