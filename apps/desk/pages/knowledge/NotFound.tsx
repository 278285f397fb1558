import { useTranslation } from 'react-i18next'
import { NotFoundList } from '#service/knowledge/ui/NotFoundList.tsx'
import { Page } from '../../Page.tsx'
import { AnswerTabs } from './AnswerTabs.tsx'

/** What was searched and not found. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('knowledge.title')}>
      <AnswerTabs />
      <NotFoundList />
    </Page>
  )
}
