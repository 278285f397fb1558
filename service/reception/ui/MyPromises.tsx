import { Badge } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { More } from '#core/desk/More.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useNow } from '#core/web/now.ts'
import { useWhen } from '#core/web/when.ts'
import { myPromises } from '#service/promises/contract.ts'
import { KeepIt } from '#service/promises/ui/KeepIt.tsx'
import { Pause } from '#service/promises/ui/Pause.tsx'
import { Renegotiate, Withdraw } from '#service/promises/ui/PromiseDeeds.tsx'
import { PromiseRows } from '#service/promises/ui/PromiseRows.tsx'
import { type Promised, placeOf } from '#service/promises/ui/shapes.ts'
import { byUrgency } from '#service/promises/ui/urgency.ts'
import { Callback } from './Callback.tsx'

const HOME_ROWS = 8
const growing = { on: ['promise made', 'promise kept', 'promise passed on', 'promise renegotiated'] }

/** What I have promised and have to keep, by urgency; a callback is logged right here. */
export function MyPromises() {
  const { t } = useTranslation()
  const when = useWhen()
  const now = useNow()
  const rows = useAskPages<Promised, typeof myPromises>(myPromises, { query: { limit: 50 } }, growing)
  return (
    <section className="panel flush">
      <Answered of={rows}>
        {items => (
          <>
            {items.length === 0 ? (
              <Nothing />
            ) : (
              byUrgency(items, now, when.dayOf).map(({ urgency, promises }) => (
                <section key={urgency} aria-label={t(`promises.urgency.${urgency}`)}>
                  <div className="panel-head">
                    <h2>
                      {t(`promises.urgency.${urgency}`)}{' '}
                      <span className="muted figures">{promises.length}</span>
                    </h2>
                  </div>
                  <PromiseRows
                    label={t(`promises.urgency.${urgency}`)}
                    promises={promises}
                    withCustomer
                    withCase
                    deeds={promise => <Deeds of={promise} all />}
                  />
                </section>
              ))
            )}
            <More of={rows} />
          </>
        )}
      </Answered>
    </section>
  )
}

/** The panel of the home page: the first few. */
export default function MyPromisesPanel() {
  const { t } = useTranslation()
  const mine = useAsk(myPromises, { query: { limit: HOME_ROWS } }, growing)
  const late = mine.data?.items.filter(({ standing }) => standing === 'broken').length ?? 0
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>
          {t('promises.mine')} {late > 0 && <Badge count={late} color="var(--seal)" />}
        </h2>
        <Link to="/promises">{t('promises.any')}</Link>
      </div>
      <Answered of={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing />
          ) : (
            <PromiseRows
              label={t('promises.mine')}
              promises={items}
              withCustomer
              deeds={promise => <Deeds of={promise} />}
            />
          )
        }
      </Answered>
    </section>
  )
}

function Nothing() {
  const { t } = useTranslation()
  return (
    <Empty title={t('promises.none')}>
      <p className="state-text">{t('promises.noneMore')}</p>
    </Empty>
  )
}

/** What can be done about a promise where it stands. Visits and return visits have places of their own. */
export function Deeds({ of, all = false }: { of: Promised; all?: boolean }) {
  const { t } = useTranslation()
  if (of.kind === 'visit window') return null
  if (of.kind === 'return visit') {
    return (
      <>
        <Link to={placeOf(of)}>{t('promises.kinds.return visit')}</Link>
        {all && <Pause of={of} />}
      </>
    )
  }
  const byCall = of.kind === 'callback' || of.kind === 'feedback'
  return (
    <>
      {byCall && of.caseId !== null && of.customer !== null ? (
        <Callback caseId={of.caseId} customer={of.customer} of={of} small primary />
      ) : (
        <KeepIt of={of} />
      )}
      {all && <Pause of={of} />}
      {all && <Renegotiate of={of} />}
      {all && <Withdraw of={of} />}
    </>
  )
}
