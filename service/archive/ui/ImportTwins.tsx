import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Listing } from '#core/desk/Listing.tsx'
import type { Question, Reply } from '#core/endpoint.ts'
import { useAskPages, useTell } from '#core/web/ask.ts'
import { TWIN_DECISIONS } from '../contract/list-shapes.ts'
import { decideTwins, importRows } from '../contract/lists.ts'
import type { Report } from './importDraft.ts'

type Row = Reply<typeof importRows>['items'][number]
type Twin = NonNullable<Row['twin']>
type Body = Question<typeof decideTwins>['body']

/** Rows that may mean a customer we know, or an earlier row: merged or kept apart, each or all. */
export function ImportTwins({ report }: { report: Report }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(decideTwins)
  const rows = useAskPages<Row, typeof importRows>(importRows, {
    params: { id: report.id },
    query: { only: 'twins', limit: 10 },
  })
  const decide = (body: Body) => void tell({ params: { id: report.id }, body }).catch(() => {})
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('archive.import.twins.title')}</h2>
        <span className="in-a-row">
          <Button size="small" loading={telling} onClick={() => decide({ rows: 'all', decision: 'merge' })}>
            {t('archive.import.twins.allMerge')}
          </Button>
          <Button size="small" loading={telling} onClick={() => decide({ rows: 'all', decision: 'keep' })}>
            {t('archive.import.twins.allKeep')}
          </Button>
        </span>
      </div>
      <p className="muted inset-text">{t('archive.import.twins.hint', { count: report.twins.count })}</p>
      <Trouble failure={failure} />
      <Listing<Row>
        label={t('archive.import.twins.title')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('archive.import.row'), of: it => it.row },
          { key: 'list', title: t('archive.import.twins.inList'), of: it => <InList row={it} /> },
          { key: 'file', title: t('archive.import.twins.onFile'), of: it => <OnFile twin={it.twin} /> },
          {
            key: 'same',
            title: t('archive.import.twins.decision'),
            of: it => <Same row={it} decide={decide} />,
          },
        ]}
        empty={null}
      />
    </section>
  )
}

function InList({ row: { cells } }: { row: Row }) {
  return <Person name={cells.customerName ?? ''} phone={cells.phone ?? ''} address={cells.address ?? ''} />
}

function Person({ name, phone, address }: { name: string; phone: string; address: string }) {
  return (
    <>
      {name} <span className="figures">{phone}</span>
      <div className="muted small">{address}</div>
    </>
  )
}

function OnFile({ twin }: { twin: Twin | null }) {
  const { t } = useTranslation()
  if (twin === null) return null
  return (
    <>
      {twin.customer === null ? (
        <Person {...twin} />
      ) : (
        <Link to={`/customers/${twin.customer}`}>
          <Person {...twin} />
        </Link>
      )}
      <span className="chip">{t(`archive.import.twins.by.${twin.by}`)}</span>{' '}
      {twin.row !== null && (
        <span className="chip">{t('archive.import.twins.ofRow', { row: twin.row })}</span>
      )}
    </>
  )
}

function Same({ row: { row, twin }, decide }: { row: Row; decide: (body: Body) => void }) {
  const { t } = useTranslation()
  if (twin === null) return null
  return (
    <Radio.Group
      aria-label={t('archive.import.twins.decisionOf', { row })}
      value={twin.decision ?? twin.usual}
      onChange={event => decide({ rows: [row], decision: event.target.value })}
      options={TWIN_DECISIONS.map(value => ({ value, label: t(`archive.import.twins.${value}`) }))}
    />
  )
}
