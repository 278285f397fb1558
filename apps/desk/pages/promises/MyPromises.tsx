import { useTranslation } from 'react-i18next'
import { Breaches } from '#service/promises/ui/Breaches.tsx'
import { PromiseToColleague } from '#service/promises/ui/PromiseToColleague.tsx'
import { MyPromises } from '#service/reception/ui/MyPromises.tsx'
import { Page } from '../../Page.tsx'
import { PromiseTabs } from './PromiseTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('promises.promises')}
      actions={
        <>
          <PromiseToColleague />
          <PromiseTabs />
        </>
      }
    >
      <Breaches />
      <MyPromises />
    </Page>
  )
}
