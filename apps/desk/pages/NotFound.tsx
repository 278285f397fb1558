import { useTranslation } from 'react-i18next'
import { Failed } from '#core/desk/states.tsx'
import { Failure } from '#core/web/failure.ts'
import { Page } from '../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('web.failure.unknown.title')}>
      <Failed failure={new Failure('unknown')} />
    </Page>
  )
}
