import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { makeLabels } from '#service/archive/contract/labels.ts'
import { Models, ProductLines } from '#service/archive/ui/Catalogue.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayPrint = useMay(makeLabels)
  return (
    <Page
      title={t('archive.catalogue')}
      actions={mayPrint && <Button onClick={() => go('/print/labels')}>{t('archive.labels.print')}</Button>}
    >
      <div className="two-columns">
        <ProductLines />
        <Models />
      </div>
    </Page>
  )
}
