import { useTranslation } from 'react-i18next'
import { Skills } from '#service/people/ui/Skills.tsx'
import { Teams } from '#service/people/ui/Teams.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('people.teams.title')}>
      <div className="two-columns">
        <Teams />
        <Skills />
      </div>
    </Page>
  )
}
