import { useTranslation } from 'react-i18next'
import { Tabs } from '../../Tabs.tsx'

/** What the answers are kept by. */
export function KeepingTabs() {
  const { t } = useTranslation()
  return (
    <Tabs
      label={t('knowledge.title')}
      tabs={[
        { to: '/answers', word: t('knowledge.title') },
        { to: '/faults', word: t('knowledge.faults.title') },
        { to: '/synonyms', word: t('knowledge.synonyms.title') },
        { to: '/public-answers', word: t('knowledge.public.title') },
      ]}
    />
  )
}
