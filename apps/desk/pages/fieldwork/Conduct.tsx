import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ConductEditions } from '#service/fieldwork/ui/ConductEditions.tsx'
import { ConductList } from '#service/fieldwork/ui/ConductList.tsx'
import { Page } from '../../Page.tsx'

/** 上门规范: what is ticked at every customer's. `?edition=` an older one, to read. */
export function Component() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const edition = params.get('edition')
  return (
    <Page title={t('fieldwork.conduct')} {...(edition === null ? {} : { back: '/conduct' })}>
      <div className="with-aside">
        <ConductList key={edition} edition={edition} />
        <ConductEditions shown={edition} />
      </div>
    </Page>
  )
}
