import { useTranslation } from 'react-i18next'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { ROLES } from '#service/people/contract.ts'
import type { Promised } from './shapes.ts'

/** What is promised; of money how much and how, of what comes every month on which day. */
export function Kind({ of }: { of: Pick<Promised, 'kind' | 'payment' | 'recursOn'> }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { payment, recursOn } = of
  return (
    <span className="promise-kind">
      {t(`promises.kinds.${of.kind}`)}
      {payment !== null && (
        <span className="figures">
          {' '}
          {t('promises.paid', {
            amount: when.number(payment.amountCents / 100),
            method: t(`promises.methods.${payment.method}`),
          })}
        </span>
      )}
      {recursOn !== null && <span className="muted"> {t('promises.everyMonth', { day: recursOn })}</span>}
    </span>
  )
}

/** Who sees to it: a person, or anybody of a role. */
export function Owner({ of }: { of: Pick<Promised, 'owner' | 'ownerRole'> }) {
  const { t } = useTranslation()
  if (of.owner !== null) return <>{of.owner.name}</>
  const role = ROLES.find(role => role === of.ownerRole)
  return role === undefined ? null : (
    <span className="muted">{t('promises.anybody', { role: t(`people.roles.${role}`) })}</span>
  )
}

/** The proof: what happened, and when; or how often somebody tried. */
export function Proof({ of }: { of: Promised }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  const tries = of.tries > 0 && <span className="muted">{t('promises.tries', { count: of.tries })}</span>
  if (of.evidence === null) return tries || <span className="muted">{t('promises.noProof')}</span>
  const what = say('events', of.evidence.event) ?? of.evidence.event
  return (
    <span title={when.full(of.evidence.at)}>
      {t('promises.proof', { what, at: when.near(of.evidence.at) })}{' '}
      {of.movedBy && <span className="muted">{t(`promises.movedBy.${of.movedBy}`)}</span>} {tries}
    </span>
  )
}
