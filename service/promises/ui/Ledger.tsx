import { Select, Tag } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { TakeOut } from '#service/people/ui/TakeOut.tsx'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import { exportPromises } from '../contract/exports.ts'
import { keepingRate, ledger, STANDINGS } from '../contract.ts'
import { Left, PromisedTime, Standing } from './Due.tsx'
import { KeepingRate } from './KeepingRate.tsx'
import './promises.css'
import { nameOf, type Promised, placeOf } from './shapes.ts'
import { Kind, Owner, Proof } from './Who.tsx'

const DAY_MS = 86_400_000
const periods = { week: 7, month: 30, quarter: 90 } as const
type Period = keyof typeof periods | 'ahead'

/** `?case=` or `?customer=`: the promises of one only. */
function oneOf(customer: string | null, caseId: string | null) {
  if (caseId !== null) return { case: caseId }
  return customer === null ? null : { customer }
}

/** What is filtered stands in the address, so that a list can be sent to a colleague. */
function useFilters() {
  const [params, setParams] = useSearchParams()
  const chosen = <T extends string>(name: string, from: readonly T[]) =>
    from.find(one => one === params.get(name)) ?? null
  const set = (name: string, value: string | null) =>
    setParams(
      old => {
        const next = new URLSearchParams(old)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return {
    kind: chosen('kind', PROMISE_KINDS),
    standing: chosen('standing', STANDINGS),
    period: chosen<Period>('period', ['week', 'quarter', 'ahead']) ?? 'month',
    owner: params.get('owner'),
    one: oneOf(params.get('customer'), params.get('case')),
    set,
  }
}

/** The ledger with filters, and the rate of what they leave. */
export function Ledger() {
  const { t } = useTranslation()
  const { kind, standing, period, owner, one, set } = useFilters()
  // The span stands still while one looks at it: else every answer would be another question.
  const span = useMemo(() => spanOf(period), [period])
  const those = { ...(kind === null ? {} : { kind }), ...(owner === null ? {} : { owner }) }
  const common = { ...span, ...those }
  // Of one customer or case everything counts, however long ago.
  const asked = {
    ...(one === null ? common : { ...one, ...those }),
    ...(standing === null ? {} : { standing }),
  }
  const rows = useAskPages<Promised, typeof ledger>(
    ledger,
    { query: { ...asked, limit: 50 } },
    { on: ['promise made', 'promise kept'] },
  )
  const any = { value: '', label: t('promises.any') }
  return (
    <>
      <section className="panel">
        <search className="filters-line" aria-label={t('promises.filters')}>
          <Select<Period>
            aria-label={t('promises.period')}
            value={period}
            onChange={value => set('period', value)}
            options={(['week', 'month', 'quarter', 'ahead'] as const).map(value => ({
              value,
              label: t(`promises.periods.${value}`),
            }))}
          />
          <Select<string>
            aria-label={t('promises.kind')}
            prefix={<span className="muted">{t('promises.kind')}</span>}
            value={kind ?? ''}
            onChange={value => set('kind', value === '' ? null : value)}
            options={[any, ...PROMISE_KINDS.map(value => ({ value, label: t(`promises.kinds.${value}`) }))]}
          />
          <Select<string>
            aria-label={t('promises.standing')}
            prefix={<span className="muted">{t('promises.standing')}</span>}
            value={standing ?? ''}
            onChange={value => set('standing', value === '' ? null : value)}
            options={[any, ...STANDINGS.map(value => ({ value, label: t(`promises.standings.${value}`) }))]}
          />
          <OwnerFilter owner={owner} set={value => set('owner', value)} />
          {one !== null && (
            <Tag closable onClose={() => set('case' in one ? 'case' : 'customer', null)}>
              {t('promises.onlyOne')}
            </Tag>
          )}
          <TakeOut lists={[{ what: 'promises', endpoint: exportPromises, filters: asked }]} />
        </search>
        {one === null && <Rate question={common} />}
      </section>
      <section className="panel flush">
        <LedgerRows rows={rows} />
      </section>
    </>
  )
}

function OwnerFilter({ owner, set }: { owner: string | null; set: (owner: string | null) => void }) {
  const { t } = useTranslation()
  return (
    <div className="owner-filter">
      <ChooseStaff
        value={owner}
        onChange={set}
        placeholder={t('promises.owner')}
        aria-label={t('promises.owner')}
      />
    </div>
  )
}

function LedgerRows({ rows }: { rows: Parameters<typeof Listing<Promised>>[0]['rows'] }) {
  const { t } = useTranslation()
  return (
    <Listing<Promised>
      label={t('promises.ledger')}
      rows={rows}
      rowKey={({ id }) => id}
      to={placeOf}
      columns={[
        { key: 'customer', title: t('promises.customer'), of: nameOf },
        { key: 'kind', title: t('promises.kind'), of: it => <Kind of={it} /> },
        {
          key: 'due',
          title: t('promises.due'),
          of: it => (
            <>
              <PromisedTime of={it} /> <Left of={it} />
            </>
          ),
        },
        { key: 'by', title: t('promises.madeBy'), of: it => it.madeBy?.name ?? t('promises.byStandard') },
        { key: 'owner', title: t('promises.owner'), of: it => <Owner of={it} /> },
        {
          key: 'case',
          title: t('promises.case'),
          of: it => <span className="figures">{it.caseNumber}</span>,
        },
        { key: 'standing', title: t('promises.standing'), of: it => <Standing of={it} /> },
        { key: 'proof', title: t('promises.evidence'), of: it => <Proof of={it} /> },
      ]}
      empty={<Empty title={t('promises.noneFound')} />}
    />
  )
}

/** Periods look back from now, `ahead` looks on: together they leave no gap. */
function spanOf(period: Period): { dueFrom: string; dueBefore: string } {
  const now = Date.now()
  const at = (milliseconds: number) => new Date(milliseconds).toISOString()
  if (period === 'ahead') return { dueFrom: at(now), dueBefore: at(now + 366 * DAY_MS) }
  return { dueFrom: at(now - periods[period] * DAY_MS), dueBefore: at(now) }
}

function Rate({ question }: { question: Span }) {
  const asked = useAsk(keepingRate, { query: question }, { keep: true, on: ['promise kept'] })
  return <Answered of={asked}>{counted => <KeepingRate of={counted} />}</Answered>
}

type Span = { dueFrom: string; dueBefore: string; kind?: Promised['kind']; owner?: string }
