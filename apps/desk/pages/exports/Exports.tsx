import { useTranslation } from 'react-i18next'
import { TakenOutList } from '#service/people/ui/TakenOut.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('people.exports.title')}>
      <TakenOutList />
    </Page>
  )
}
