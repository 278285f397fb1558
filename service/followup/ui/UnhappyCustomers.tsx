import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { More } from '#core/desk/More.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { Left, PromisedTime, Standing } from '#service/promises/ui/Due.tsx'
import '#service/promises/ui/promises.css'
import { Callback } from '#service/reception/ui/Callback.tsx'
import { unhappyCustomers } from '../contract.ts'
import './followup.css'
import { Mismatches } from './ReturnVisitMade.tsx'

type Unhappy = Reply<typeof unhappyCustomers>['items'][number]

const changes = {
  on: ['return visit unhappy', 'promise kept', 'promise renegotiated', 'promise not reached'],
}

/** The service manager's page: whom somebody must make it good to, and the call he is owed (seeds/004). */
export function UnhappyCustomers() {
  const { t } = useTranslation()
  const [which, setWhich] = useState<'waiting' | 'all'>('waiting')
  const query = { limit: 20, waiting: which === 'waiting' ? 'true' : 'false' } as const
  const rows = useAskPages<Unhappy, typeof unhappyCustomers>(unhappyCustomers, { query }, changes)
  return (
    <section className="panel">
      <Radio.Group
        aria-label={t('followup.unhappyList')}
        optionType="button"
        value={which}
        options={[
          { value: 'waiting', label: t('followup.waiting') },
          { value: 'all', label: t('followup.allUnhappy') },
        ]}
        onChange={event => setWhich(event.target.value)}
      />
      <Answered of={rows}>
        {items =>
          items.length === 0 ? (
            <Empty title={t(which === 'waiting' ? 'followup.noneWaiting' : 'followup.noneUnhappy')} />
          ) : (
            <ul className="plain visit-list unhappy" aria-label={t('followup.unhappyList')}>
              {items.map(one => (
                <li key={one.id}>
                  <One of={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <More of={rows} />
    </section>
  )
}

function One({ of }: { of: Unhappy }) {
  const { t } = useTranslation()
  const when = useWhen()
  const said = [of.opinion, of.mannersWord, of.causeHeard, of.suggestion].filter(Boolean)
  return (
    <article className="visit">
      <header className="in-a-row">
        <Link to={`/customers/${of.customer.id}`}>
          <strong>{of.customer.name}</strong>
        </Link>
        <span className="chip bad">
          {t(`followup.outcomes.${of.outcome}`)} · {of.satisfaction}/5
        </span>
        <Link className="figures" to={`/cases/${of.caseId}`}>
          {of.caseNumber}
        </Link>
        <Link to={`/return-visits/${of.visitId}`}>{t('followup.theSheet')}</Link>
      </header>
      <blockquote>
        {said.map(words => (
          <p key={words}>{words}</p>
        ))}
      </blockquote>
      <p className="muted">
        {t('followup.went', { technician: of.technician.name })} ·{' '}
        {t('followup.by', { visitor: of.visitor.name, at: when.near(of.at) })}
      </p>
      <Mismatches of={of} />
      <OwedCall of={of} />
    </article>
  )
}

/** What he is owed by when; the deed is right there. */
function OwedCall({ of }: { of: Unhappy }) {
  const { t } = useTranslation()
  const { callback } = of
  if (callback === null) return <p className="muted">{t('followup.nothingOwed')}</p>
  const waits = callback.settledAt === null
  return (
    <div className="in-a-row owed-call">
      <span>{t('followup.owedCall')}</span>
      <PromisedTime of={{ windowFrom: null, dueAt: callback.dueAt }} />
      <Left of={callback} />
      <Standing of={callback} />
      {waits && of.open && (
        <Callback
          caseId={of.caseId}
          customer={of.customer}
          of={{ id: callback.id, kind: 'callback', dueAt: callback.dueAt }}
          primary
        />
      )}
    </div>
  )
}
