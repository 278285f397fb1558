import { useTranslation } from 'react-i18next'
import { ListsReview } from '#service/knowledge/ui/ListsReview.tsx'
import { Page } from '../../Page.tsx'
import { AnswerTabs } from './AnswerTabs.tsx'

/** Answers that are due for review. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('knowledge.title')}>
      <AnswerTabs />
      <ListsReview />
    </Page>
  )
}
