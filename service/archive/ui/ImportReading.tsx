import { Checkbox, InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Question } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import { Choice } from '../contract/list-shapes.ts'
import { mapList } from '../contract/lists.ts'
import type { Report } from './importDraft.ts'

type Chosen = NonNullable<Question<typeof mapList>['body']['choice']>
const ENCODINGS = Choice.shape.encoding.unwrap().options
const DELIMITERS = Choice.shape.delimiter.unwrap().options
const LAST_HEADER_ROW = 1000

/**
 * Encoding, sheet and heading row: what was guessed, to be changed at once; the first rows show whether it
 * is right.
 */
export function ImportReading({ report }: { report: Report }) {
  const { tell, telling, failure } = useTell(mapList)
  const { id, revision, mapping } = report
  const again = (choice: Chosen) => void tell({ params: { id }, body: { choice, revision } }).catch(() => {})
  // The columns are what they were: only whose the rows are is read otherwise.
  const repeat = (repeats: boolean) =>
    void tell({ params: { id }, body: { choice: { ...report.choice, repeats }, mapping, revision } }).catch(
      () => {},
    )
  return (
    <>
      <Trouble failure={failure} />
      <div className="import-choices">
        {report.look.format !== 'xlsx' ? (
          <OfText report={report} busy={telling} again={again} />
        ) : (
          <OfWorkbook report={report} busy={telling} again={again} />
        )}
        <HeaderRow report={report} busy={telling} again={again} />
      </div>
      <Repeats report={report} busy={telling} repeat={repeat} />
      <ImportPreview report={report} />
    </>
  )
}

type Part = { report: Report; busy: boolean; again: (choice: Chosen) => void }

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function OfText({ report, busy, again }: Part) {
  const { t } = useTranslation()
  const { look, choice } = report
  return (
    <>
      <Labelled label={t('archive.import.encoding')}>
        {id => (
          <Select
            id={id}
            value={look.encoding}
            loading={busy}
            disabled={busy}
            options={ENCODINGS.map(value => ({ value, label: t(`archive.import.encodings.${value}`) }))}
            onChange={encoding => encoding && again({ ...choice, encoding })}
          />
        )}
      </Labelled>
      <Labelled label={t('archive.import.delimiter')}>
        {id => (
          <Select
            id={id}
            value={look.delimiter}
            disabled={busy}
            options={DELIMITERS.map(value => ({ value, label: t(`archive.import.delimiters.${value}`) }))}
            onChange={delimiter => delimiter && again({ ...choice, delimiter })}
          />
        )}
      </Labelled>
    </>
  )
}

function OfWorkbook({ report, busy, again }: Part) {
  const { t } = useTranslation()
  return (
    <Labelled label={t('archive.import.sheet')}>
      {id => (
        <Select
          id={id}
          value={report.look.sheet}
          loading={busy}
          disabled={busy}
          options={report.look.sheets.map(({ name, rows }, value) => ({
            value,
            label: rows === null ? name : t('archive.import.sheetOption', { name, count: rows }),
          }))}
          onChange={sheet => again({ sheet })}
        />
      )}
    </Labelled>
  )
}

function HeaderRow({ report, busy, again }: Part) {
  const { t } = useTranslation()
  const now = report.look.sheets[report.look.sheet]?.headerRow ?? 1
  const say = (typed: number | null) => {
    if (typed !== null && typed !== now)
      again({ ...report.choice, sheet: report.look.sheet, headerRow: typed })
  }
  return (
    <Labelled label={t('archive.import.headerRow')}>
      {id => (
        <InputNumber
          id={id}
          key={now}
          defaultValue={now}
          min={0}
          max={LAST_HEADER_ROW}
          precision={0}
          disabled={busy}
          onBlur={event => say(event.target.value === '' ? null : Number(event.target.value))}
          onPressEnter={event => say(Number(event.currentTarget.value))}
        />
      )}
    </Labelled>
  )
}

type Repeating = { report: Report; busy: boolean; repeat: (repeats: boolean) => void }

/** A customer said once for several machines, as merged cells leave it in a CSV. */
function Repeats({ report: { look, choice, mapping }, busy, repeat }: Repeating) {
  const { t } = useTranslation()
  const named = Object.values(mapping.columns).some(column => column === 'customerName' || column === 'phone')
  if (!named) return null
  const shown = look.repeats && choice.repeats === undefined
  return (
    <p className="import-repeats">
      <Checkbox
        checked={choice.repeats ?? look.repeats === true}
        disabled={busy}
        onChange={event => repeat(event.target.checked)}
      >
        {t('archive.import.repeats')}
      </Checkbox>
      <span className="muted small">{t(`archive.import.${shown ? 'repeatsShown' : 'repeatsHint'}`)}</span>
    </p>
  )
}

/** The first rows as they stand in the file. */
export function ImportPreview(props: { report: Pick<Report, 'headings' | 'samples'> }) {
  const { headings, samples } = props.report
  const { t } = useTranslation()
  const width = Math.max(headings.length, ...samples.map(({ texts }) => texts.length))
  const columns = Array.from({ length: width }, (_, at) => at)
  return (
    <>
      <h3 className="sub">
        {t('archive.import.preview')} <span className="muted">{t('archive.import.previewHint')}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section className="import-preview" tabIndex={0} aria-label={t('archive.import.preview')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('archive.import.row')}</th>
              {columns.map(at => (
                <th key={at} scope="col">
                  {headings[at] || t('archive.import.columnAt', { at: at + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map(({ row, texts }) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map(at => (
                  <td key={at}>{texts[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
