import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { readList } from '#service/archive/contract/lists.ts'
import { ImportCustomers, ImportedCustomers } from '#service/archive/ui/ImportCustomers.tsx'
import { ImportSteps } from '#service/archive/ui/ImportSteps.tsx'
import '#service/archive/ui/archive.css'
import '#service/archive/ui/imports.css'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'
import { ImportTabs } from './ImportTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const may = useMay(readList)
  return (
    <Page title={t('archive.import.title')}>
      <ImportTabs />
      {may && (
        <>
          <ImportSteps stage={null} />
          <section className="panel">
            <ImportCustomers done={id => go(`/imports/${id}`)} />
          </section>
        </>
      )}
      <ImportedCustomers />
    </Page>
  )
}
