import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { addAnswer } from '../contract/answers.ts'
import { listModelsWithout } from '../contract/lists.ts'

type Line = Reply<typeof listModelsWithout>['items'][number]

/** Models that nobody has written anything about, those with most devices first. */
export function ListsModels() {
  const { t } = useTranslation()
  const { number } = useWhen()
  const mayWrite = useMay(addAnswer)
  const rows = useAskPages<Line, typeof listModelsWithout>(listModelsWithout, { query: { limit: 50 } })
  return (
    <section className="panel flush">
      <div className="filters muted">{t('knowledge.lists.models.about')}</div>
      <Listing<Line>
        label={t('knowledge.lists.tabs.modelsWithout')}
        rows={rows}
        rowKey={({ model }) => model.id}
        columns={[
          {
            key: 'model',
            title: t('knowledge.lists.models.model'),
            of: ({ model }) => <Link to={`/models/${model.id}`}>{model.name}</Link>,
          },
          {
            key: 'line',
            title: t('knowledge.lists.models.line'),
            of: ({ line }) => line && <Link to={`/product-lines/${line.id}`}>{line.name}</Link>,
          },
          {
            key: 'devices',
            title: t('knowledge.lists.models.devices'),
            of: ({ devices }) => number(devices),
            align: 'end',
          },
          {
            key: 'ofLine',
            title: t('knowledge.lists.models.ofLine'),
            of: ({ ofLine }) => number(ofLine),
            align: 'end',
          },
          {
            key: 'write',
            title: t('knowledge.lists.models.write'),
            quiet: true,
            of: ({ model }) =>
              mayWrite && (
                <Link to={`/answers/new?model=${model.id}`}>{t('knowledge.lists.models.write')}</Link>
              ),
          },
        ]}
        empty={<Empty title={t('knowledge.lists.models.empty')} />}
      />
    </section>
  )
}
