import { useTranslation } from 'react-i18next'
import { ServicePointTree } from '#service/people/ui/ServicePointTree.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('people.points.title')}>
      <ServicePointTree />
    </Page>
  )
}
