import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { keepingRate, ledger } from '../contract.ts'
import { Left, PromisedTime, Standing } from './Due.tsx'
import { KeepingRate } from './KeepingRate.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { useLedgerFilters } from './ledgerFilters.ts'
import { PromiseDetail } from './PromiseDetail.tsx'
import './promises.css'
import { nameOf, type Promised, placeOf } from './shapes.ts'
import { Kind, Owner, Proof } from './Who.tsx'

/** The ledger with filters, and the rate of what they leave; each row opens its evidence. */
export function Ledger() {
  const filters = useLedgerFilters()
  const [opened, setOpened] = useState<Promised | null>(null)
  const rows = useAskPages<Promised, typeof ledger>(
    ledger,
    { query: { ...filters.listed, limit: 50 } },
    { on: ['promise made', 'promise kept'] },
  )
  const rate = useAsk(keepingRate, { query: filters.rated }, { keep: true, on: ['promise kept'] })
  const his = rows.data?.find(({ customer }) => customer?.id === filters.ids.customer)?.customer?.name
  return (
    <>
      <section className="panel">
        <LedgerFilters of={filters} customerName={his} />
        <Answered of={rate}>{counted => <KeepingRate of={counted} />}</Answered>
      </section>
      <section className="panel flush">
        <LedgerRows rows={rows} open={setOpened} />
      </section>
      <PromiseDetail of={opened} close={() => setOpened(null)} />
    </>
  )
}

function LedgerRows(props: {
  rows: Parameters<typeof Listing<Promised>>[0]['rows']
  open: (promise: Promised) => void
}) {
  const { rows, open } = props
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
            <span>
              <PromisedTime of={it} /> <Left of={it} />
            </span>
          ),
        },
        { key: 'by', title: t('promises.madeBy'), of: it => it.madeBy?.name ?? t('promises.byStandard') },
        { key: 'owner', title: t('promises.owner'), of: it => <Owner of={it} /> },
        {
          key: 'case',
          title: t('promises.case'),
          of: it => <span className="figures one-line">{it.caseNumber}</span>,
        },
        { key: 'standing', title: t('promises.standing'), of: it => <Standing of={it} /> },
        {
          key: 'proof',
          title: t('promises.evidence'),
          of: it => (
            <Button
              type="link"
              size="small"
              className="open-proof"
              aria-haspopup="dialog"
              onClick={() => open(it)}
            >
              <Proof of={it} />
            </Button>
          ),
        },
      ]}
      empty={<Empty title={t('promises.noneFound')} />}
    />
  )
}
