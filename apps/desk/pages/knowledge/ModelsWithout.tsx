import { useTranslation } from 'react-i18next'
import { ListsModels } from '#service/knowledge/ui/ListsModels.tsx'
import { Page } from '../../Page.tsx'
import { AnswerTabs } from './AnswerTabs.tsx'

/** Models that have no answer of their own. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('knowledge.title')}>
      <AnswerTabs />
      <ListsModels />
    </Page>
  )
}
