import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { ledger } from '#service/promises/contract.ts'
import { PromiseRows } from '#service/promises/ui/PromiseRows.tsx'
import { Deeds } from '#service/reception/ui/MyPromises.tsx'

/** Everything that was promised in one case, each with its evidence. */
export function CasePromises({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(
    ledger,
    { query: { case: caseId, limit: 100 } },
    { on: ['promise made', 'promise kept', 'promise renegotiated', 'promise withdrawn'] },
  )
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('promises.promises')}</h2>
        <Link to={`/promises/ledger?case=${caseId}`}>{t('promises.inLedger')}</Link>
      </div>
      <Answered of={asked} waiting={<Waiting rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted inset-text">{t('promises.noneOfCase')}</p>
          ) : (
            <PromiseRows
              label={t('promises.promises')}
              promises={items}
              deeds={promise => <Deeds of={promise} all />}
            />
          )
        }
      </Answered>
    </section>
  )
}
