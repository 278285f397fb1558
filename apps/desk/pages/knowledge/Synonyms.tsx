import { useTranslation } from 'react-i18next'
import { SynonymGroups } from '#service/knowledge/ui/SynonymGroups.tsx'
import { Page } from '../../Page.tsx'
import { KeepingTabs } from './KeepingTabs.tsx'

/** 同义词: what customers call the same thing. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('knowledge.synonyms.title')}>
      <KeepingTabs />
      <p className="muted">{t('knowledge.synonyms.about')}</p>
      <SynonymGroups />
    </Page>
  )
}
