import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { listModels } from '#service/archive/contract/devices.ts'
import { needsOfLines } from '#service/dispatch/contract/needs.ts'
import { productLineFile } from '#service/knowledge/contract/products.ts'
import { ProductAnswers } from '#service/knowledge/ui/ProductAnswers.tsx'
import { ProductFaults } from '#service/knowledge/ui/ProductFaults.tsx'
import { useSkills } from '#service/people/ui/directory.ts'
import { Page } from '../../Page.tsx'

/** 产品线: its models, what breaks, what we answer, how many stand out there. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(productLineFile, { params: { id } }, { on: ['product line edited'] })
  return (
    <Page title={asked.data?.name ?? t('knowledge.faults.product.lineTitle')} back="/catalogue">
      <Answered of={asked} waiting={<Waiting rows={12} />}>
        {({ known }) => (
          <div className="with-aside">
            <div>
              <ProductAnswers of={{ line: id }} kind="answer" />
              <ProductFaults of={{ line: id }} />
            </div>
            <div>
              <section className="panel">
                <Facts
                  facts={[
                    [
                      t('knowledge.faults.product.devices'),
                      t('knowledge.faults.product.deviceCount', { count: known.devices }),
                    ],
                    [t('knowledge.faults.product.needs'), <Needs key="needs" line={id} />],
                  ]}
                />
              </section>
              <ProductAnswers of={{ line: id }} kind="lesson" />
              <Models line={id} />
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

/** Which skills whoever goes there has. */
function Needs({ line }: { line: string }) {
  const { t } = useTranslation()
  const { data } = useAsk(needsOfLines, {})
  const skills = useSkills()
  const needed = data?.find(({ productLineId }) => productLineId === line)?.skillIds ?? []
  const names = needed.flatMap(skill => skills.get(skill)?.name ?? [])
  return names.length === 0 ? t('knowledge.faults.product.noNeeds') : names.join(' · ')
}

const SHOWN = 100

function Models({ line }: { line: string }) {
  const { t } = useTranslation()
  const asked = useAsk(
    listModels,
    { query: { productLine: line, limit: SHOWN } },
    { on: ['model added', 'model edited'] },
  )
  return (
    <section className="panel">
      <h2>{t('knowledge.faults.product.models')}</h2>
      <Answered of={asked}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p className="none">{t('knowledge.faults.product.noModels')}</p>}
            <ul className="plain">
              {items.map(model => (
                <li key={model.id}>
                  <Link to={`/models/${model.id}`}>{model.name}</Link>
                </li>
              ))}
            </ul>
            {next !== null && (
              <p className="muted">{t('knowledge.faults.product.moreModels', { count: items.length })}</p>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
