import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Left, PromisedTime, Standing } from './Due.tsx'
import { PausedChip } from './Pause.tsx'
import './promises.css'
import { RaisedChips } from './Raised.tsx'
import { isToDo, nameOf, type Promised, placeOf } from './shapes.ts'
import { Kind, Owner, Proof } from './Who.tsx'

/**
 * Promises as lines with a seal's edge: what, until when, to whom, who sees to it. `deeds`: what can be done
 * about one right here. Settled ones show their proof instead of the time that is left.
 */
export function PromiseRows(props: {
  label: string
  promises: readonly Promised[]
  /** Where the page does not speak of one customer anyway. */
  withCustomer?: boolean
  /** Where the page does not speak of one case anyway. */
  withCase?: boolean
  deeds?: (promise: Promised) => ReactNode
  /** What is to be done whether it is settled or not. */
  always?: (promise: Promised) => ReactNode
}) {
  const { label, promises, withCustomer = false, withCase = false, deeds, always } = props
  const { t } = useTranslation()
  return (
    <ul className="promises" aria-label={label}>
      {promises.map(promise => (
        <li key={promise.id} className={`promise ${edge(promise)}`}>
          <div className="promise-what">
            <Kind of={promise} /> <PromisedTime of={promise} /> <Left of={promise} />
            <RaisedChips of={promise} />
            <PausedChip of={promise} />
          </div>
          <div className="promise-of">
            {withCustomer && (
              <Link className="promise-customer" to={placeOf(promise)}>
                {nameOf(promise)}
              </Link>
            )}
            {withCase && promise.caseId !== null && (
              <Link className="figures" to={`/cases/${promise.caseId}`}>
                {promise.caseNumber}
              </Link>
            )}
            {promise.about !== '' && <span>{promise.about}</span>}
            {promise.insteadOf !== null && <span className="muted">{t('promises.insteadOf')}</span>}
            <span className="muted">
              <Owner of={promise} />
            </span>
            {isToDo(promise) ? promise.tries > 0 && <Proof of={promise} /> : <Proof of={promise} />}
          </div>
          <div className="promise-deeds">
            {isToDo(promise) ? deeds?.(promise) : <Standing of={promise} />}
            {always?.(promise)}
          </div>
        </li>
      ))}
    </ul>
  )
}

function edge(promise: Promised): string {
  if (!isToDo(promise)) return 'settled'
  return promise.standing === 'open' ? 'live' : 'live broken'
}
