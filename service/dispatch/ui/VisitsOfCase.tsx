import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { Left, Standing } from '#service/promises/ui/Due.tsx'
import { visitsOfCase } from '../contract.ts'
import './dispatch.css'
import { NotSent } from './NotSent.tsx'
import { CallOff, GiveVisit, MoveWindow } from './VisitDeeds.tsx'
import { PLAN_CHANGES, type VisitOfCase } from './visit.ts'

const changes = {
  on: [...PLAN_CHANGES, 'technician set out', 'technician arrived'],
}

/** The windows ever promised in a case: who goes, who was chosen when, and why others were not. */
export function VisitsOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(visitsOfCase, { params: { id: caseId } }, changes)
  return (
    <>
      <Answered of={asked}>
        {visits =>
          visits.length === 0 ? (
            <p className="muted">{t('dispatch.noVisits')}</p>
          ) : (
            <ul className="plain spaced">
              {visits.map(visit => (
                <li key={visit.promiseId}>
                  <OneVisit of={visit} caseId={caseId} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <NotSent caseId={caseId} />
    </>
  )
}

function OneVisit({ of, caseId }: { of: VisitOfCase; caseId: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const live = of.standing === 'open' || of.standing === 'broken'
  const promised = { promiseId: of.promiseId, caseId, window: of.window }
  return (
    <article className="window">
      <header className="in-a-row">
        <strong className="figures">{when.stretch(of.window.from, of.window.to)}</strong>
        <Standing of={of} />
        <Left of={{ ...of, dueAt: of.window.to }} />
        <span>
          {of.slot
            ? t('dispatch.planned', { name: of.slot.technician.name, from: when.time(of.slot.startsAt) })
            : live && t('dispatch.notPlanned')}
        </span>
        {live && of.slot?.setOutAt && (
          <span className="chip wait">{t('dispatch.setOutAt', { at: when.time(of.slot.setOutAt) })}</span>
        )}
      </header>
      {live && (
        <div className="in-a-row">
          <MoveWindow of={promised} small />
          <GiveVisit of={promised} small {...(of.slot ? {} : { word: t('dispatch.assign') })} />
          <CallOff of={promised} planned={of.slot !== null} small />
          {of.slot && <Link to={`/print/visits/${of.slot.id}`}>{t('dispatch.sheet')}</Link>}
        </div>
      )}
      <ul className="plain small">
        {of.choices.map(choice => (
          <li key={choice.chosenAt + choice.technician.id}>
            <Choice of={choice} />
          </li>
        ))}
      </ul>
    </article>
  )
}

function Choice({ of }: { of: VisitOfCase['choices'][number] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const grounds = t(`dispatch.grounds.${of.grounds}`)
  return (
    <>
      {t('dispatch.chosen', { by: of.chosenBy.name, name: of.technician.name, grounds })}{' '}
      <span className="muted">{when.near(of.chosenAt)}</span> {of.why}
      {of.passed.length > 0 && (
        <span className="muted">
          {' '}
          {t('dispatch.passedOver')}
          {of.passed
            .map(({ technician, near, reason }) => {
              const why = t(`dispatch.skips.${reason}`)
              return `${technician.name} (${near === null ? why : `${t(`dispatch.near.${near}`)}, ${why}`})`
            })
            .join(', ')}
        </span>
      )}
    </>
  )
}
