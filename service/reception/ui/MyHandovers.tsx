import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAsk } from '#core/web/ask.ts'
import { myHandovers } from '../contract.ts'
import { AnswerOffer, CameBack } from './Handover.tsx'

const changes = { on: ['hand-over offered', 'hand-over taken back', 'hand-over bounced'] }

/** Cases offered to me, and offers that came back: a panel of the home page, absent while there are none. */
export default function MyHandovers() {
  const { t } = useTranslation()
  const { data } = useAsk(myHandovers, {}, changes)
  if (data === undefined || data.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('reception.handovers')}</h2>
      <ul className="plain spaced">
        {data.map(offer => (
          <li key={offer.id}>
            <Link className="figures" to={`/cases/${offer.caseId}`}>
              {offer.caseNumber}
            </Link>
            {offer.answer === null ? <AnswerOffer of={offer} /> : <CameBack of={offer} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
