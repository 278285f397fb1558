import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { share, showing } from '#core/share.ts'
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
      <Figure of={of} />
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

/** The rate with its n and what small numbers leave open; grey where few, hidden below 5 (domain.md §3). */
function Figure({ of }: { of: Counted }) {
  const { t } = useTranslation()
  const when = useWhen()
  const percent = (part: number) => `${when.number(Math.round(part * 1000) / 10)}%`
  const rate = share(of.kept, of.kept + of.keptLate + of.broken)
  const { k, n, raw, low, high } = rate
  if (raw === null || low === null || high === null) {
    return <span className="rate-figure none">{t('promises.noneDue')}</span>
  }
  const how = showing(rate)
  if (how === 'hidden') return <span className="rate-figure none">{t('promises.tooFew', { k, n })}</span>
  return (
    <>
      <span className={`rate-figure ${how}`} title={t('promises.rateOf')}>
        {percent(raw)}
      </span>
      <span className="muted figures">
        {t('promises.interval', { n: when.number(n), low: percent(low), high: percent(high) })}
        {how === 'unsure' && ` · ${t('promises.unsure')}`}
      </span>
    </>
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
