import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { countToSee, MOST_COUNTED } from '#service/knowledge/contract/lists.ts'
import { Tabs } from '../../Tabs.tsx'

/** Search, and the lists of what waits to be seen to, each with how much that is. */
export function AnswerTabs() {
  const { t } = useTranslation()
  const { data } = useAsk(countToSee, {}, { on: ['nothing found', 'answer contradicted'] })
  const counted = (word: string, count: number | undefined) => {
    if (!count) return word
    const n = count < MOST_COUNTED ? count : t('knowledge.lists.tabs.more', { n: MOST_COUNTED - 1 })
    return t('knowledge.lists.tabs.counted', { word, n })
  }
  const tabs = [
    { to: '/answers', word: t('knowledge.lists.tabs.search') },
    { to: '/answers/not-found', word: counted(t('knowledge.lists.tabs.notFound'), data?.notFound) },
    { to: '/answers/to-review', word: counted(t('knowledge.lists.tabs.toReview'), data?.toReview) },
    {
      to: '/answers/contradicted',
      word: counted(t('knowledge.lists.tabs.contradicted'), data?.contradicted),
    },
    {
      to: '/answers/models-without',
      word: counted(t('knowledge.lists.tabs.modelsWithout'), data?.modelsWithout),
    },
  ]
  return <Tabs label={t('knowledge.lists.tabs.label')} tabs={tabs} />
}
