import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { Span } from '#service/dispatch/ui/visit.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import type { CallDeed } from './callEntry.ts'

export type CallResult = { answer: Reply<CallDeed>; customer: string; window: Span | null }

/** What the customer has been promised, to be said aloud before hanging up; then the next call. */
export function CallDone({ result, next }: { result: CallResult; next: () => void }) {
  const { t } = useTranslation()
  const { answer, customer, window } = result
  return (
    <section className="panel call-done" role="status">
      <p className="call-done-title">{t('reception.console.saved', { number: answer.caseNumber })}</p>
      <Promised answer={answer} customer={customer} window={window} />
      <div className="in-a-row">
        <Button type="primary" autoFocus onClick={next}>
          {t('reception.console.next')}
        </Button>
        <Link to={`/cases/${answer.caseId}`}>{t('dispatch.openCase')}</Link>
      </div>
    </section>
  )
}

function Promised({ answer, customer, window }: CallResult) {
  const { t } = useTranslation()
  const when = useWhen()
  if ('technician' in answer) {
    const told = window ?? { from: answer.startsAt, to: answer.endsAt }
    return (
      <p className="sealed">
        {t('reception.console.promisedVisit', {
          customer,
          window: when.stretch(told.from, told.to),
          name: answer.technician.name,
        })}
      </p>
    )
  }
  if (answer.promises.length === 0) return <p>{t('reception.console.nothingOwed')}</p>
  return answer.promises.map(({ id, kind, dueAt }) => {
    const known = PROMISE_KINDS.find(one => one === kind)
    return (
      <p key={id} className="sealed">
        {t('reception.console.promised', {
          customer,
          due: when.near(dueAt),
          kind: known === undefined ? kind : t(`promises.kinds.${known}`),
        })}
      </p>
    )
  })
}
