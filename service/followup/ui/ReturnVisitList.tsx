import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { returnVisits } from '../contract.ts'
import { isUnhappy } from '../rules.ts'
import { type Made, Mismatches, ReturnVisitMade } from './ReturnVisitMade.tsx'

const changes = { on: ['return visit made'] }

/** Return visits made, newest first. */
export function ReturnVisitList() {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Made, typeof returnVisits>(returnVisits, { query: { limit: 50 } }, changes)
  return (
    <section className="panel flush">
      <Listing<Made>
        label={t('followup.made')}
        rows={rows}
        rowKey={({ id }) => id}
        to={({ visitId }) => `/return-visits/${visitId}`}
        columns={[
          { key: 'customer', title: t('followup.customer'), of: it => it.customer.name },
          { key: 'at', title: t('followup.made'), of: it => when.near(it.at) },
          {
            key: 'outcome',
            title: t('followup.outcome'),
            of: it => (
              <span className={isUnhappy(it) ? 'chip bad' : 'chip good'}>
                {t(`followup.outcomes.${it.outcome}`)} · {it.satisfaction}/5
              </span>
            ),
          },
          { key: 'who', title: t('followup.technician'), of: it => it.technician.name },
          {
            key: 'opinion',
            title: t('followup.opinion'),
            of: it => <span className="two-lines">{it.opinion}</span>,
          },
          { key: 'differs', title: t('followup.differs'), of: it => <Mismatches of={it} /> },
        ]}
        empty={<Empty title={t('followup.noneMade')} />}
      />
    </section>
  )
}

/** The return visits of one case; nothing while there are none. */
export function ReturnVisitsOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const { data } = useAsk(returnVisits, { query: { case: caseId, limit: 20 } }, changes)
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('followup.returnVisit')}</h2>
      <ul className="plain visit-list">
        {data.items.map(one => (
          <li key={one.id}>
            <ReturnVisitMade of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
