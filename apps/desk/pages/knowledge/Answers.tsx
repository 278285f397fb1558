import { useTranslation } from 'react-i18next'
import { Page } from '../../Page.tsx'

/** 答复中心: what we answer when a customer has trouble. */
export function Component() {
  const { t } = useTranslation()
  return <Page title={t('knowledge.title')}>{null}</Page>
}
