import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { listCustomers } from '../contract.ts'

type Line = Reply<typeof listCustomers>['items'][number]

/** All customers, the newest first. Who looks for one uses the search box. */
export function CustomerLines() {
  const { t } = useTranslation()
  const rows = useAskPages<Line, typeof listCustomers>(
    listCustomers,
    { query: { limit: 50 } },
    { on: ['customer added', 'list imported'] },
  )
  return (
    <section className="panel flush">
      <Listing<Line>
        label={t('archive.customers')}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ id }) => `/customers/${id}`}
        columns={[
          { key: 'name', title: t('archive.name'), of: line => line.name },
          {
            key: 'phone',
            title: t('archive.phone'),
            of: line => <span className="figures">{line.phone}</span>,
          },
          { key: 'address', title: t('archive.address'), of: line => line.address },
          { key: 'kind', title: t('archive.kind'), of: line => t(`archive.kinds.${line.kind}`) },
          { key: 'devices', title: t('archive.devices'), of: line => line.devices, align: 'end' },
        ]}
        empty={
          <Empty title={t('archive.noCustomers')}>
            <p className="state-text">{t('archive.noCustomersMore')}</p>
          </Empty>
        }
      />
    </section>
  )
}
