import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Share, showing } from '#core/share.ts'
import { useWhen } from '#core/web/when.ts'
import { type Behind, behindAt } from './behind.ts'
import './insight.css'

/** A share as a percentage, `3.2%`. */
export function usePercent(): (part: number) => string {
  const when = useWhen()
  return part => `${when.number(Math.round(part * 1000) / 10)}%`
}

/**
 * A share with what small numbers leave open: the grey bar is its 95 % interval, the mark the share itself.
 * Below 5 of something nothing is drawn. The count leads to the cases `behind`. `most`: the share at the
 * right end.
 */
export function ShareBar({ of, behind, most = 1 }: { of: Share; behind: Behind; most?: number }) {
  const { t } = useTranslation()
  const percent = usePercent()
  const count = (
    <Link
      className="figures"
      to={behindAt(behind)}
      aria-label={t('insight.behindCount', {
        figure: t(`insight.figures.${behind.figure}`),
        k: of.k,
        n: of.n,
      })}
    >
      {t('insight.count', { k: of.k, n: of.n })}
    </Link>
  )
  if (of.raw === null || of.low === null || of.high === null)
    return <span className="muted">{t('insight.none')}</span>
  const how = showing(of)
  if (how === 'hidden') {
    return (
      <span className="muted figures">
        {count} {t('insight.tooFew')}
      </span>
    )
  }
  const interval = t('insight.interval', { low: percent(of.low), high: percent(of.high) })
  const place = {
    '--low': Math.min(1, of.low / most),
    '--high': Math.min(1, of.high / most),
    '--at': Math.min(1, of.raw / most),
  } as CSSProperties
  return (
    <span
      className={`share ${how}`}
      title={how === 'unsure' ? `${interval} · ${t('insight.unsure')}` : interval}
    >
      <span className="share-bar" style={place} aria-hidden="true" />
      <strong className="figures">{percent(of.raw)}</strong>
      {count}
      <span className="for-readers">{interval}</span>
    </span>
  )
}
