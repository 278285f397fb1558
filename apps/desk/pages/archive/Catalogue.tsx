import { useTranslation } from 'react-i18next'
import { Models, ProductLines } from '#service/archive/ui/Catalogue.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('archive.catalogue')}>
      <div className="two-columns">
        <ProductLines />
        <Models />
      </div>
    </Page>
  )
}
