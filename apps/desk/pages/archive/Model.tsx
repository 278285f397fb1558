import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { modelFile } from '#service/knowledge/contract/products.ts'
import { ProductAnswers } from '#service/knowledge/ui/ProductAnswers.tsx'
import { ProductFaults } from '#service/knowledge/ui/ProductFaults.tsx'
import { Page } from '../../Page.tsx'

/** 型号: what we answer about it, the lesson that its buyers get, what breaks. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(modelFile, { params: { id } }, { on: ['model edited'] })
  const line = asked.data?.line ?? null
  return (
    <Page
      title={asked.data?.name ?? t('knowledge.faults.product.modelTitle')}
      back={line ? `/product-lines/${line.id}` : '/catalogue'}
    >
      <Answered of={asked} waiting={<Waiting rows={12} />}>
        {({ known }) => (
          <div className="with-aside">
            <div>
              <ProductAnswers of={{ model: id }} kind="answer" />
              <ProductFaults of={{ model: id }} />
            </div>
            <div>
              <section className="panel">
                <Facts
                  facts={[
                    [
                      t('knowledge.faults.product.lineTitle'),
                      line && <Link to={`/product-lines/${line.id}`}>{line.name}</Link>,
                    ],
                    [
                      t('knowledge.faults.product.devices'),
                      t('knowledge.faults.product.deviceCount', { count: known.devices }),
                    ],
                  ]}
                />
              </section>
              <ProductAnswers of={{ model: id }} kind="lesson" />
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}
