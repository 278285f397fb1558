import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered } from '#core/desk/states.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { ledger } from '../contract.ts'
import { KeepIt } from './KeepIt.tsx'
import { Renegotiate, Withdraw } from './PromiseDeeds.tsx'
import { PromiseRows } from './PromiseRows.tsx'
import { isToDo, type Promised } from './shapes.ts'

/** Every promise ever made to a customer: the living ones first. */
export function CustomerPromises({ customer }: { customer: string }) {
  const { t } = useTranslation()
  const rows = useAskPages<Promised, typeof ledger>(
    ledger,
    { query: { customer, limit: 50 } },
    { on: ['promise made', 'promise kept'] },
  )
  return (
    <Answered of={rows}>
      {items => (
        <>
          {items.length === 0 && <p className="muted inset-text">{t('promises.noneOfCustomer')}</p>}
          <PromiseRows
            label={t('promises.everMade')}
            promises={[...items].sort(livingFirst)}
            withCase
            // What has a case is seen to there.
            deeds={promise => promise.caseId === null && <WithoutCase of={promise} />}
          />
          <More of={rows} />
        </>
      )}
    </Answered>
  )
}

/** Living ones by urgency, then the others as they came. */
function livingFirst(a: Promised, b: Promised): number {
  const living = Number(isToDo(b)) - Number(isToDo(a))
  return living !== 0 || !isToDo(a) ? living : Date.parse(a.dueAt) - Date.parse(b.dueAt)
}

function WithoutCase({ of }: { of: Promised }) {
  return (
    <>
      <KeepIt of={of} />
      <Renegotiate of={of} />
      <Withdraw of={of} />
    </>
  )
}
