import { useTranslation } from 'react-i18next'
import { useNow } from '#core/web/now.ts'
import { useWhen } from '#core/web/when.ts'
import { Uncertain } from '#service/people/ui/Uncertain.tsx'
import { isToDo, type Promised, type Stands } from './shapes.ts'

/** Within this time a promise wants an eye. */
const SOON_MS = 60 * 60_000

/** What the customer was told: until when, or between when and when. */
export function PromisedTime({ of }: { of: Pick<Promised, 'windowFrom' | 'dueAt'> }) {
  const when = useWhen()
  return (
    <>
      <time dateTime={of.dueAt} title={when.full(of.dueAt)} className="figures">
        {of.windowFrom === null ? when.near(of.dueAt) : when.stretch(of.windowFrom, of.dueAt)}
      </time>{' '}
      <Uncertain at={of.dueAt} />
    </>
  )
}

/** How long there is, or by how much it is over; nothing where nobody has to act any more. */
export function Left({ of }: { of: Pick<Promised, 'dueAt'> & Stands }) {
  const { t } = useTranslation()
  const when = useWhen()
  const left = Date.parse(of.dueAt) - useNow()
  if (!isToDo(of)) return null
  const time = when.long(left)
  if (left < 0) return <span className="left bad">{t('promises.over', { time })}</span>
  return <span className={left < SOON_MS ? 'left soon' : 'left'}>{t('promises.left', { time })}</span>
}

const tones: Readonly<Record<Promised['standing'], string>> = {
  open: 'chip seal',
  broken: 'chip bad',
  kept: 'chip good',
  'kept late': 'chip wait',
  renegotiated: 'chip',
  withdrawn: 'chip',
  'not reached': 'chip',
}

export function Standing({ of }: { of: Pick<Promised, 'standing'> }) {
  const { t } = useTranslation()
  return <span className={tones[of.standing]}>{t(`promises.standings.${of.standing}`)}</span>
}
