import { useTranslation } from 'react-i18next'
import { Facts } from '#core/desk/Facts.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { returnVisits } from '../contract.ts'
import { isUnhappy, MANNERS } from '../rules.ts'
import { SCORES } from './sheet.ts'

export type Made = Reply<typeof returnVisits>['items'][number]

/** A return visit as it was recorded, with where the customer's word and the record differ. */
export function ReturnVisitMade({ of }: { of: Made }) {
  const { t } = useTranslation()
  const when = useWhen()
  const manners = MANNERS.flatMap(manner => {
    const said = of.manners[manner]
    if (said === undefined) return []
    return [
      t('followup.mannerSaid', {
        manner: t(`followup.manner.${manner}`),
        said: t(said ? 'web.yes' : 'web.no'),
      }),
    ]
  })
  return (
    <article className="visit">
      <header className="in-a-row">
        <strong>{t('followup.by', { visitor: of.visitor.name, at: when.near(of.at) })}</strong>
        {isUnhappy(of) && <span className="chip bad">{t('followup.unhappy')}</span>}
      </header>
      <Facts
        facts={[
          [t('followup.outcome'), t(`followup.outcomes.${of.outcome}`)],
          [t('followup.repairState'), t(`followup.repairStates.${of.repairState}`)],
          [t('followup.satisfaction'), <Satisfaction key="s" score={of.satisfaction} />],
          [t('followup.causeHeard'), of.causeHeard],
          [t('followup.arrivalSaid'), of.arrivalSaid && when.near(of.arrivalSaid)],
          [t('followup.manners'), [...manners, of.mannersWord].filter(Boolean).join(' · ')],
          [t('followup.opinion'), of.opinion],
          [t('followup.suggestion'), of.suggestion],
        ]}
      />
      <Mismatches of={of} />
    </article>
  )
}

function Satisfaction({ score }: { score: number }) {
  const { t } = useTranslation()
  const known = SCORES.find(one => Number(one) === score)
  return <>{known === undefined ? score : `${score} ${t(`followup.satisfactions.${known}`)}`}</>
}

/** In words where the customer and the record differ. */
export function useMismatchWord() {
  const { t } = useTranslation()
  const when = useWhen()
  return (one: Made['mismatches'][number]) => {
    if (one.kind !== 'arrival') return t(`followup.mismatch.${one.kind}`)
    const time = when.long(one.minutes * 60_000)
    return t(one.minutes > 0 ? 'followup.mismatch.later' : 'followup.mismatch.earlier', { time })
  }
}

export function Mismatches({ of }: { of: Pick<Made, 'mismatches'> }) {
  const word = useMismatchWord()
  if (of.mismatches.length === 0) return null
  return (
    <div className="chips">
      {of.mismatches.map(one => (
        <span key={one.kind} className="chip wait">
          {word(one)}
        </span>
      ))}
    </div>
  )
}
