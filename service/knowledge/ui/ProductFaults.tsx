import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { listFaults } from '../contract/faults.ts'
import { FaultTree } from './FaultTree.tsx'

/** The fault codes that hold for a product line or a model, those for everything among them. */
export function ProductFaults({ of }: { of: { line: string } | { model: string } }) {
  const { t } = useTranslation()
  const asked = useAsk(listFaults, { query: of }, { on: ['fault added', 'fault edited'] })
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('knowledge.faults.product.faults')}</h2>
        <span className="muted">{t('knowledge.faults.product.general')}</span>
        <Link to={`/faults?${new URLSearchParams(of)}`}>{t('knowledge.faults.product.keep')}</Link>
      </div>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('knowledge.faults.none')}</p>
          ) : (
            <FaultTree faults={items} quiet />
          )
        }
      </Answered>
    </section>
  )
}
