import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { COLUMNS, type Column } from '../contract/imports.ts'
import { mapList } from '../contract/lists.ts'
import { ImportColumn } from './ImportColumn.tsx'
import { type Draft, fix, GROUPS, notFixed, point, type Report } from './importDraft.ts'

type Props = { report: Report; draft: Draft; change: (draft: Draft | null) => void; changed: boolean }

/** Which column of the file is which of ours. Nothing is judged anew before it is asked for. */
export function ImportColumns({ report, draft, change, changed }: Props) {
  const { t, i18n } = useTranslation()
  const { tell, telling, failure } = useTell(mapList)
  const named = new Intl.ListFormat(i18n.language)
  const apply = async () => {
    const body = { mapping: draft, revision: report.revision }
    const answer = await tell({ params: { id: report.id }, body }).catch(() => null)
    if (answer !== null) change(null)
  }
  const leftOut = columnsOf(report).filter(
    at => draft.columns[at] === undefined && report.headings[at]?.trim(),
  )
  return (
    <>
      <h3 className="sub">{t('archive.import.columns')}</h3>
      {report.remembered && <p className="muted">{t('archive.import.remembered')}</p>}
      {leftOut.length > 0 && (
        <p className="muted">
          {t('archive.import.leftOut', {
            columns: named.format(leftOut.map(at => report.headings[at] ?? '')),
          })}
        </p>
      )}
      <ul className="import-columns" aria-label={t('archive.import.columns')}>
        {columnsOf(report).map(at => (
          <OneColumn key={at} at={at} report={report} draft={draft} change={change} />
        ))}
      </ul>
      <Fixed draft={draft} change={change} />
      <Trouble failure={failure} />
      {changed && (
        <div className="import-apply">
          <Button type="primary" loading={telling} onClick={() => void apply()}>
            {t('archive.import.applyMapping')}
          </Button>
          <Button disabled={telling} onClick={() => change(null)}>
            {t('archive.import.forgetMapping')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Columns with a heading, or with something in the first rows. */
function columnsOf({ headings, samples }: Report): number[] {
  const width = Math.max(headings.length, ...samples.map(({ texts }) => texts.length))
  const says = (at: number) =>
    [headings[at], ...samples.map(({ texts }) => texts[at])].some(one => one?.trim())
  return Array.from({ length: width }, (_, at) => at).filter(says)
}

function OneColumn(props: { at: number; report: Report; draft: Draft; change: Props['change'] }) {
  const { at, report, draft, change } = props
  const { t } = useTranslation()
  const group = (name: keyof typeof GROUPS) => ({
    label: t(`archive.import.groups.${name}`),
    options: GROUPS[name].map((value: Column) => ({ value, label: t(`archive.columns.${value}`) })),
  })
  return (
    <ImportColumn
      at={at}
      report={report}
      column={draft.columns[at]}
      options={[group('customer'), group('device'), group('service'), group('memory')]}
      point={column => change(point(draft, at, column))}
    />
  )
}

function Fixed({ draft, change }: Pick<Props, 'draft' | 'change'>) {
  const { t } = useTranslation()
  const said = COLUMNS.filter(column => draft.fixed[column] !== undefined)
  const word = (column: Column) => t(`archive.columns.${column}`)
  return (
    <div className="import-fixed">
      {said.map(column => (
        <div key={column} className="in-a-row">
          <span>{t('archive.import.fixedValue', { column: word(column) })}</span>
          <Input
            aria-label={t('archive.import.fixedValue', { column: word(column) })}
            value={draft.fixed[column] ?? ''}
            maxLength={200}
            onChange={event => change(fix(draft, column, event.target.value))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('archive.import.dropFixed', { column: word(column) })}
            onClick={() => change(fix(draft, column, null))}
          />
        </div>
      ))}
      <div className="in-a-row">
        <Select<Column | null>
          aria-label={t('archive.import.fixed')}
          value={null}
          placeholder={
            <>
              <PlusOutlined aria-hidden /> {t('archive.import.fixed')}
            </>
          }
          showSearch={{ optionFilterProp: 'label' }}
          options={notFixed(draft).map(value => ({ value, label: word(value) }))}
          onChange={column => column && change(fix(draft, column, ''))}
        />
        <span className="muted small">{t('archive.import.fixedHint')}</span>
      </div>
    </div>
  )
}
