import { useTranslation } from 'react-i18next'
import { Facts } from '#core/desk/Facts.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import { shippedBook } from '#service/standards/book.ts'
import type { promiseClock } from '../contract/pauses.ts'
import './pause.css'

export type Clock = Reply<typeof promiseClock>
type Stood = Clock['pauses'][number]

/** Less than half a minute is said as nothing. */
const IS_NOTHING = 0.5

/** What the clock of a promise has left, for what its standard waits, and what its pauses earned. */
export function ClockFacts({ of }: { of: Clock }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { standard } = of
  if (standard === null) return <p className="muted">{t('promises.clock.noStandard')}</p>
  const allowed = of.ways.filter(({ whyNot }) => whyNot !== 'this standard does not wait for that')
  const isShipped = shippedBook.some(({ source }) => source === standard.source)
  const left = standard.countsWork
    ? t('promises.clock.leftWork', { time: when.worked(standard.leftMinutes) })
    : t('promises.clock.leftWall', { time: when.long(standard.leftMinutes * 60_000) })
  return (
    <div className="clock-facts">
      <Facts
        facts={[
          [t('promises.clock.left'), standard.leftMinutes < IS_NOTHING ? null : left],
          [
            t('promises.clock.allows'),
            allowed.length === 0
              ? t('promises.clock.allowsNone')
              : allowed.map(({ reason }) => t(`promises.clock.reasons.${reason}`)).join(' · '),
          ],
          [t('promises.clock.source'), isShipped ? t('standards.shipped') : standard.source],
        ]}
      />
    </div>
  )
}

/** Each pause with who and when, and how much of the time that counts it stopped; then all together. */
export function Pauses({ of }: { of: Clock }) {
  const { t } = useTranslation()
  const time = useTime(of)
  const stood = useStood(of)
  if (of.pauses.length === 0) return null
  const all = of.pauses.reduce((sum, { stoodMinutes }) => sum + stoodMinutes, 0)
  return (
    <>
      <h3 className="sub">{t('promises.clock.before')}</h3>
      <ul className="plain spaced">
        {of.pauses.map(one => (
          <li key={one.from}>
            <OnePause of={one} stood={stood(one.stoodMinutes)} />
          </li>
        ))}
      </ul>
      {of.pauses.length > 1 && all >= IS_NOTHING && (
        <p className="muted">{t('promises.clock.earned', { time: time(all) })}</p>
      )}
    </>
  )
}

function OnePause({ of, stood }: { of: Stood; stood: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { reason, from, to, begunBy, endedBy } = of
  const over = Date.parse(to) <= Date.now()
  const who = [
    begunBy && t('promises.clock.by', { name: begunBy.name }),
    endedBy && t('promises.clock.endedBy', { name: endedBy.name }),
    over && endedBy === null && t('promises.clock.ranOut'),
  ]
  return (
    <>
      <span className={over ? 'chip' : 'chip wait'}>{t(`promises.clock.reasons.${reason}`)}</span>{' '}
      <span className="figures">
        {over
          ? t('promises.clock.stretch', { from: when.near(from), to: when.near(to) })
          : t('promises.clock.since', { from: when.near(from) })}
      </span>{' '}
      <strong>{stood}</strong> <span className="muted">{who.filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** Minutes of its standard's time in words. */
function useTime({ standard }: Clock) {
  const when = useWhen()
  return (minutes: number) => (standard?.countsWork ? when.worked(minutes) : when.long(minutes * 60_000))
}

function useStood(of: Clock) {
  const { t } = useTranslation()
  const time = useTime(of)
  return (minutes: number) => {
    if (minutes < IS_NOTHING) return t('promises.clock.stoodNothing')
    return t(of.standard?.countsWork ? 'promises.clock.stood' : 'promises.clock.stoodWall', {
      time: time(minutes),
    })
  }
}
