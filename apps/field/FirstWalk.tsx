import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { deedOf, useDeeds } from '#core/web/deeds.ts'
import { endWalk, tick, useWalked } from '#core/web/walked.ts'
import { acceptJob, checkIn, setOut } from './endpoints.ts'

const STEPS = ['accept', 'card', 'setOut'] as const
const DEEDS: Readonly<Record<string, (typeof STEPS)[number]>> = {
  [deedOf(acceptJob)]: 'accept',
  [deedOf(setOut)]: 'setOut',
  [deedOf(checkIn)]: 'setOut',
}

/** Goes along on a technician's first walk: ticks what he does, wherever he does it. Shows nothing. */
export function Walking({ who }: { who: string }) {
  const { pathname } = useLocation()
  useEffect(() => {
    if (pathname.startsWith('/jobs/')) tick(who, 'card')
  }, [pathname, who])
  useDeeds(
    useCallback(
      deed => {
        const step = DEEDS[deed]
        if (step) tick(who, step)
      },
      [who],
    ),
  )
  return null
}

/** Three things to try on the first day; one small card over the jobs, until they are done or not wanted. */
export function FirstWalk({ who }: { who: string }) {
  const { t } = useTranslation()
  const { done, over } = useWalked(who)
  if (over) return null
  const all = STEPS.every(step => done.includes(step))
  return (
    <section className="card walk" aria-labelledby="first-walk">
      <h2 id="first-walk">{t(all ? 'fieldwork.walk.over' : 'fieldwork.walk.title')}</h2>
      <ol>
        {STEPS.map(step => (
          <li key={step} className={done.includes(step) ? 'muted' : ''}>
            {t(`fieldwork.walk.steps.${step}`)}
            {done.includes(step) && (
              <span role="img" aria-label={t('fieldwork.walk.done')}>
                {' '}
                ✓
              </span>
            )}
          </li>
        ))}
      </ol>
      <button type="button" className="plain" onClick={() => endWalk(who)}>
        {t(all ? 'fieldwork.walk.close' : 'fieldwork.walk.dismiss')}
      </button>
    </section>
  )
}
