import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { BookVisit } from '#service/dispatch/ui/VisitDeeds.tsx'
import { Callback } from '#service/reception/ui/Callback.tsx'
import { whatIsMissing } from '../contract.ts'
import './closing.css'

type Thing = Reply<typeof whatIsMissing>['missing'][number]
export type OfCase = { caseId: string; customer: { id: string; name: string } }

/** What is missing before the case may close, the most important first, each with the way to it. */
export function Missing(of: OfCase) {
  const { t } = useTranslation()
  const asked = useAsk(whatIsMissing, { params: { id: of.caseId }, query: {} })
  return (
    <Answered of={asked}>
      {({ missing }) =>
        missing.length === 0 ? (
          <p className="all-done">{t('closing.nothingMissing')}</p>
        ) : (
          <MissingList {...of} missing={missing} />
        )
      }
    </Answered>
  )
}

/** `gone`: somebody follows a link to what is missing, and leaves what lies over the page. */
export function MissingList(props: OfCase & { missing: readonly Thing[]; gone?: () => void }) {
  const { missing, gone, ...of } = props
  const { t } = useTranslation()
  return (
    <ul className="missing" aria-label={t('closing.missing')}>
      {missing.map(thing => (
        <li key={`${thing.what} ${thing.of}`}>
          <span>
            {t(`closing.refusals.${thing.what}`)} <About of={thing} />
          </span>
          <Way of={of} thing={thing} gone={gone} />
        </li>
      ))}
    </ul>
  )
}

/** Which promise until when, whose visit when, offered to whom. */
function About({ of }: { of: Thing }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { promise, visit, to } = of
  const said = [
    promise && promise.kind !== 'return visit' && t(`promises.kinds.${promise.kind}`),
    promise &&
      (promise.windowFrom === null
        ? t('closing.until', { at: when.near(promise.dueAt) })
        : when.stretch(promise.windowFrom, promise.dueAt)),
    visit && `${visit.technician.name} ${when.near(visit.at)}`,
    to?.name,
  ].filter(Boolean)
  return said.length === 0 ? null : <span className="muted">{said.join(' · ')}</span>
}

function Way(props: { of: OfCase; thing: Thing; gone: (() => void) | undefined }) {
  const { of, thing, gone } = props
  const { t } = useTranslation()
  const { promise, visit } = thing
  const link = (to: string, word: string): ReactNode => (
    <Link to={to} {...(gone ? { onClick: gone } : {})}>
      {word}
    </Link>
  )
  const anchor = (
    <a href="#visits" {...(gone ? { onClick: gone } : {})}>
      {t('closing.toVisits')}
    </a>
  )
  switch (thing.what) {
    case 'a promise is still open':
      if (promise === null || promise.kind === 'visit window') return anchor
      return <Callback {...of} of={promise} small />
    case 'a visit is still planned':
    case 'a visit is not finished':
      return anchor
    case 'the return visit is missing':
      return visit?.id ? link(`/return-visits/${visit.id}`, t('closing.toAsk')) : null
    case 'it still does not work':
      return (
        <>
          {visit?.id && link(`/return-visits/${visit.id}`, t('closing.toHeard'))}
          <BookVisit caseId={of.caseId} small />
        </>
      )
    case 'the work is not finished':
      return <BookVisit caseId={of.caseId} small />
    case 'a hand-over is waiting':
      return (
        <a href="#hand-over" {...(gone ? { onClick: gone } : {})}>
          {t('closing.toHandover')}
        </a>
      )
    case 'nothing was done yet':
      return (
        <>
          <Callback {...of} small />
          <BookVisit caseId={of.caseId} small />
        </>
      )
  }
}
