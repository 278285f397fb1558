import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Question } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { listCases } from '../contract.ts'
import { CaseChips } from './CaseChips.tsx'
import { OpenedAt } from './PastDay.tsx'
import type { CaseLine } from './shapes.ts'

export type CaseFilter = Omit<Question<typeof listCases>['query'], 'after' | 'limit'>

/** Cases as a list; `withCustomer` where the page does not speak of one customer anyway. */
export function CaseLines(props: { filter: CaseFilter; withCustomer?: boolean; empty?: ReactNode }) {
  const { filter, withCustomer = false, empty } = props
  const { t } = useTranslation()
  const rows = useAskPages<CaseLine, typeof listCases>(
    listCases,
    { query: { ...filter, limit: 50 } },
    { on: ['case opened', 'case closed', 'case reopened', 'case given', 'past service recorded'] },
  )
  const customer = {
    key: 'customer',
    title: t('cases.customer'),
    of: (it: CaseLine) => it.customer.name,
  }
  return (
    <Listing<CaseLine>
      label={t('cases.cases')}
      rows={rows}
      rowKey={({ id }) => id}
      to={({ id }) => `/cases/${id}`}
      columns={[
        { key: 'number', title: t('cases.number'), of: it => <span className="figures">{it.number}</span> },
        ...(withCustomer ? [customer] : []),
        { key: 'reason', title: t('cases.reason'), of: it => <CaseChips of={it} /> },
        {
          key: 'symptom',
          title: t('cases.symptom'),
          of: it => <span className="two-lines">{it.symptom || it.recorded?.done}</span>,
        },
        { key: 'first', title: t('cases.firstAskedBy'), of: it => it.firstAskedBy?.name },
        { key: 'handler', title: t('cases.handler'), of: it => it.handler?.name },
        { key: 'at', title: t('cases.openedAt'), of: it => <OpenedAt of={it} /> },
      ]}
      empty={empty ?? <Empty title={t('cases.none')} />}
    />
  )
}
