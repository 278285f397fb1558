import { App, Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { PromiseRows } from '#service/promises/ui/PromiseRows.tsx'
import { answerShift, myShiftHandovers } from '../contract/shifts.ts'
import { Decline } from './Decline.tsx'

export type ShiftOffer = Reply<typeof myShiftHandovers>[number]

export const shiftChanges = {
  on: [
    'shift hand-over offered',
    'shift hand-over accepted',
    'shift hand-over declined',
    'shift hand-over taken back',
    'shift hand-over bounced',
  ],
}

/** Hand-overs that wait for me, that I wait for, or that came back: absent while there are none. */
export default function MyShiftOffers() {
  const { t } = useTranslation()
  const { data } = useAsk(myShiftHandovers, {}, shiftChanges)
  if (data === undefined || data.length === 0) return null
  return <ShiftOffers title={t('reception.shift.offers')} of={data} />
}

/** Hand-overs of shifts, each with what is in it and what whoever looks may answer. */
export function ShiftOffers({ title, of }: { title: string; of: readonly ShiftOffer[] }) {
  return (
    <section className="panel flush">
      <div className="panel-head">
        <h2>{title}</h2>
      </div>
      <ul className="shift-offers" aria-label={title}>
        {of.map(offer => (
          <OneOffer key={offer.id} of={offer} />
        ))}
      </ul>
    </section>
  )
}

function OneOffer({ of }: { of: ShiftOffer }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { staff } = useSession()
  const mine = of.offeredBy.id === staff || of.from?.id === staff
  const from = of.from?.name ?? t('reception.shift.ofNobody')
  return (
    <li>
      <div className="in-a-row">
        <strong>{t('reception.shift.offeredBy', { from, count: of.promises.length })}</strong>
        <ToWhom of={of} />
        {of.offeredBy.id !== of.from?.id && (
          <span className="muted">{t('reception.shift.by', { name: of.offeredBy.name })}</span>
        )}
        {of.answer === null ? (
          <span className="chip wait">
            {t('reception.shift.waitsUntil', { until: when.near(of.answerBy) })}
          </span>
        ) : (
          <span className="chip bad">{t(`reception.shift.outcomes.${of.answer}`)}</span>
        )}
        {of.answer === null && (of.forMe || mine) && <Answer of={of} />}
      </div>
      <p className="muted">{[of.why, of.answerWhy].filter(Boolean).join(' · ')}</p>
      <details open={of.forMe}>
        <summary>{t('reception.team.rows')}</summary>
        <PromiseRows label={t('reception.team.rows')} promises={of.promises} withCustomer withCase />
      </details>
    </li>
  )
}

function ToWhom({ of }: { of: ShiftOffer }) {
  const { t } = useTranslation()
  const { staff } = useSession()
  if (of.to?.id === staff) return <span>{t('reception.shift.toYou')}</span>
  if (of.to) return <span>{t('reception.shift.toName', { name: of.to.name })}</span>
  return of.toRole && <span>{t('reception.shift.toRole', { role: t(`people.roles.${of.toRole}`) })}</span>
}

/** Whoever is asked accepts or declines; whoever offered takes it back. Nobody declines for a whole role. */
function Answer({ of }: { of: ShiftOffer }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(answerShift)
  const { message } = App.useApp()
  const say = async (answer: 'accepted' | 'taken back') => {
    try {
      const { taken } = await tell({ params: { id: of.id }, body: { answer } })
      if (answer === 'accepted') void message.success(t('reception.shift.taken', { count: taken }))
    } catch {
      // Said beside the buttons.
    }
  }
  if (!of.forMe) {
    return (
      <>
        <Button size="small" loading={telling} onClick={() => void say('taken back')}>
          {t('reception.takeBack')}
        </Button>
        <Trouble failure={failure} />
      </>
    )
  }
  return (
    <>
      <Space>
        <Button type="primary" size="small" loading={telling} onClick={() => void say('accepted')}>
          {t('reception.shift.accept')}
        </Button>
        {of.to !== null && <Decline does={answerShift} id={of.id} />}
      </Space>
      <Trouble failure={failure} />
    </>
  )
}
