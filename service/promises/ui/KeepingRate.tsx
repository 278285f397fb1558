import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { keepingRate } from '../contract.ts'
import './promises.css'

type Rated = Reply<typeof keepingRate>
/** A figure of ours may stand without what customers promised. */
type Counted = Omit<Rated, 'theirs'> & Partial<Pick<Rated, 'theirs'>>

/** 履约率 with what it is made of; what is not counted stands beside it. */
export function KeepingRate({ of }: { of: Counted }) {
  const { t } = useTranslation()
  const when = useWhen()
  const figures = [
    ['kept', of.kept],
    ['kept late', of.keptLate],
    ['broken', of.broken],
  ] as const
  const beside = [
    ['renegotiated', of.renegotiated],
    ['not reached', of.notReached],
    ['withdrawn', of.withdrawn],
  ] as const
  return (
    <div className="rate">
      <span className={of.rate === null ? 'rate-figure none' : 'rate-figure'} title={t('promises.rateOf')}>
        {of.rate === null ? t('promises.noneDue') : `${when.number(Math.round(of.rate * 1000) / 10)}%`}
      </span>
      <dl aria-label={t('promises.rateOf')}>
        {figures.map(([standing, count]) => (
          <div key={standing}>
            <dt>{t(`promises.standings.${standing}`)}</dt>
            <dd>{when.number(count)}</dd>
          </div>
        ))}
      </dl>
      <dl className="muted" aria-label={t('promises.beside')}>
        {beside.map(([standing, count]) => (
          <div key={standing}>
            <dt>{t(`promises.standings.${standing}`)}</dt>
            <dd>{when.number(count)}</dd>
          </div>
        ))}
      </dl>
      {of.movedByUs > 0 && <span className="muted">{t('promises.movedByUs', { count: of.movedByUs })}</span>}
      {of.theirs && <Theirs of={of.theirs} />}
    </div>
  )
}

/** What customers promised to pay: apart, and only where there is any. */
function Theirs({ of }: { of: Rated['theirs'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const figures = [
    ['open', of.open],
    ['kept', of.kept],
    ['kept late', of.keptLate],
    ['broken', of.broken],
  ] as const
  if (figures.every(([, count]) => count === 0)) return null
  return (
    <dl className="muted" aria-label={t('promises.theirs')}>
      <div>
        <dt>{t('promises.theirs')}</dt>
      </div>
      {figures.map(([standing, count]) => (
        <div key={standing}>
          <dt>{t(`promises.standings.${standing}`)}</dt>
          <dd>{when.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
