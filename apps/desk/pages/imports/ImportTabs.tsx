import { useTranslation } from 'react-i18next'
import { readAnswerList } from '#service/knowledge/contract/imports.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { Tabs } from '../../Tabs.tsx'

/** What can be brought in as a list. */
export function ImportTabs() {
  const { t } = useTranslation()
  if (!useMay(readAnswerList)) return null
  const tabs = [
    { to: '/imports', word: t('knowledge.imports.tabCustomers') },
    { to: '/imports/answers', word: t('knowledge.imports.tab') },
  ]
  return <Tabs label={t('knowledge.imports.tabs')} tabs={tabs} />
}
