import { useTranslation } from 'react-i18next'
import { HotlineNumber } from '#service/people/ui/HotlineNumber.tsx'
import { ServicePointTree } from '#service/people/ui/ServicePointTree.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('people.points.title')}>
      <HotlineNumber />
      <ServicePointTree />
    </Page>
  )
}
