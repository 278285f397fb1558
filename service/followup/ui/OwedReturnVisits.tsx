import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { Left } from '#service/promises/ui/Due.tsx'
import '#service/promises/ui/promises.css'
import { owedReturnVisits } from '../contract.ts'

export type Owed = Reply<typeof owedReturnVisits>['items'][number]

const changes = { on: ['visit finished', 'return visit made', 'promise tried', 'promise not reached'] }
const HOME_ROWS = 6

/** Whom we have to call back after a visit, the most urgent first. */
export function OwedReturnVisits() {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Owed, typeof owedReturnVisits>(owedReturnVisits, { query: { limit: 50 } }, changes)
  return (
    <section className="panel flush">
      <Listing<Owed>
        label={t('followup.owed')}
        rows={rows}
        rowKey={({ promiseId }) => promiseId}
        to={({ visitId }) => `/return-visits/${visitId}`}
        columns={[
          { key: 'customer', title: t('followup.customer'), of: it => it.customer.name },
          {
            key: 'due',
            title: t('followup.due'),
            of: it => (
              <>
                <span className="figures">{when.near(it.dueAt)}</span> <Left of={it} />
              </>
            ),
          },
          { key: 'who', title: t('followup.technician'), of: it => it.technician.name },
          { key: 'finished', title: t('followup.finishedAt'), of: it => when.near(it.finishedAt) },
          { key: 'tries', title: t('followup.tries'), of: it => <Tries of={it} /> },
          {
            key: 'not',
            title: t('followup.notForYou'),
            quiet: true,
            of: it => it.notForYou && <NotForYou of={it} />,
          },
        ]}
        empty={<None />}
      />
    </section>
  )
}

/** The first few, on the home page. */
export default function OwedPanel() {
  const { t } = useTranslation()
  const owed = useAsk(owedReturnVisits, { query: { limit: HOME_ROWS } }, changes)
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('followup.owed')}</h2>
        <Link to="/return-visits">{t('promises.any')}</Link>
      </div>
      <Answered of={owed}>
        {({ items }) =>
          items.length === 0 ? (
            <None />
          ) : (
            <ul className="promises" aria-label={t('followup.owed')}>
              {items.map(one => (
                <OwedRow key={one.promiseId} of={one} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function OwedRow({ of }: { of: Owed }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <li className={of.standing === 'broken' ? 'promise live broken' : 'promise live'}>
      <div className="promise-what">
        <Link className="promise-kind" to={`/return-visits/${of.visitId}`}>
          {of.customer.name}
        </Link>
        <span className="figures">{when.near(of.dueAt)}</span> <Left of={of} />
      </div>
      <div className="promise-of">
        <span className="muted">
          {of.technician.name} · {t('followup.finishedAt')} {when.near(of.finishedAt)}
        </span>
        {of.tries > 0 && <Tries of={of} />}
      </div>
      <div>{of.notForYou && <NotForYou of={of} />}</div>
    </li>
  )
}

function Tries({ of }: { of: Owed }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of.tries === 0 || of.lastTryAt === null)
    return <span className="muted">{t('followup.neverTried')}</span>
  return <>{t('followup.triedTimes', { count: of.tries, at: when.near(of.lastTryAt) })}</>
}

function NotForYou({ of }: { of: Owed }) {
  const { t } = useTranslation()
  if (of.notForYou !== 'the technician may not call on his own work') return null
  return <span className="chip">{t('followup.refusals.the technician may not call on his own work')}</span>
}

function None() {
  const { t } = useTranslation()
  return (
    <Empty title={t('followup.none')}>
      <p className="state-text">{t('followup.noneMore')}</p>
    </Empty>
  )
}
