import { Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '#core/desk/DayField.tsx'
import { search } from '#core/find/contract.ts'
import { useAsk } from '#core/web/ask.ts'
import { listProductLines } from '#service/archive/contract/devices.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { TakeOut } from '#service/people/ui/TakeOut.tsx'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import { exportPromises } from '../contract/exports.ts'
import { STANDINGS } from '../contract.ts'
import { PERIODS, type Period, type useLedgerFilters } from './ledgerFilters.ts'

type Filters = ReturnType<typeof useLedgerFilters>

/** By whom, of what kind, to whom, for which products, when, how it stands; and the way to take it out. */
export function LedgerFilters({ of, customerName }: { of: Filters; customerName: string | undefined }) {
  const { t } = useTranslation()
  const { kind, standing, ids, set } = of
  const any = { value: '', label: t('promises.any') }
  return (
    <search className="filters-line" aria-label={t('promises.filters')}>
      <PeriodFilter of={of} />
      <Select<string>
        aria-label={t('promises.kind')}
        prefix={<span className="muted">{t('promises.kind')}</span>}
        value={kind ?? ''}
        onChange={kind => set({ kind })}
        options={[any, ...PROMISE_KINDS.map(value => ({ value, label: t(`promises.kinds.${value}`) }))]}
      />
      <Select<string>
        aria-label={t('promises.standing')}
        prefix={<span className="muted">{t('promises.standing')}</span>}
        value={standing ?? ''}
        onChange={standing => set({ standing })}
        options={[any, ...STANDINGS.map(value => ({ value, label: t(`promises.standings.${value}`) }))]}
      />
      <div className="owner-filter">
        <ChooseStaff
          value={ids.owner ?? null}
          onChange={owner => set({ owner })}
          placeholder={t('promises.owner')}
          aria-label={t('promises.owner')}
        />
      </div>
      <LineFilter line={ids.line ?? null} set={line => set({ line })} />
      <CustomerFilter
        customer={ids.customer ?? null}
        name={customerName}
        set={customer => set({ customer })}
      />
      {ids.case !== undefined && (
        <Tag closable onClose={() => set({ case: null })}>
          {t('promises.onlyOne')}
        </Tag>
      )}
      <TakeOut lists={[{ what: 'promises', endpoint: exportPromises, filters: of.listed }]} />
    </search>
  )
}

function PeriodFilter({ of: { period, from, to, set } }: { of: Filters }) {
  const { t } = useTranslation()
  const ever = { value: 'ever', label: t('promises.periods.ever') }
  return (
    <>
      <Select<Period | 'ever'>
        aria-label={t('promises.period')}
        prefix={<span className="muted">{t('promises.period')}</span>}
        value={period ?? 'ever'}
        onChange={value => set({ period: value })}
        options={[
          ...(period === null ? [ever] : []),
          ...PERIODS.map(value => ({ value, label: t(`promises.periods.${value}`) })),
        ]}
      />
      {period === 'days' && (
        <>
          <div className="day-filter">
            <DayField
              label={t('promises.fromDay')}
              value={from}
              onChange={from => set({ from: isDay(from) })}
            />
          </div>
          <div className="day-filter">
            <DayField label={t('promises.toDay')} value={to} onChange={to => set({ to: isDay(to) })} />
          </div>
        </>
      )}
    </>
  )
}

/** What cannot be read as a day filters nothing. */
const isDay = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null)

function LineFilter({ line, set }: { line: string | null; set: (line: string | null) => void }) {
  const { t } = useTranslation()
  const { data } = useAsk(listProductLines, {})
  const lines = data?.items ?? []
  if (lines.length === 0) return null
  return (
    <div className="owner-filter">
      <Select<string | null>
        aria-label={t('promises.productLine')}
        placeholder={t('promises.productLine')}
        value={line}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        onChange={chosen => set(chosen ?? null)}
        options={lines.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  )
}

/** A customer is found as everywhere: by the last four digits, the name or its initials. */
function CustomerFilter(props: {
  customer: string | null
  name: string | undefined
  set: (customer: string | null) => void
}) {
  const { customer, name, set } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const asked = text === '' ? null : { query: { text, kinds: 'customer', limit: 10 } }
  const { data } = useAsk(search, asked, { keep: true })
  const hits = text === '' ? [] : (data?.hits ?? [])
  const now = customer === null || hits.some(({ id }) => id === customer) ? [] : [{ value: customer, name }]
  return (
    <div className="owner-filter">
      <Select<string | null>
        aria-label={t('promises.customer')}
        placeholder={t('promises.customer')}
        value={customer}
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={null}
        onChange={chosen => set(chosen ?? null)}
        options={[
          ...now.map(({ value, name }) => ({ value, label: name ?? t('promises.oneCustomer') })),
          ...hits.map(({ id, title, detail }) => ({ value: id, label: `${title} ${detail}`.trim() })),
        ]}
      />
    </div>
  )
}
