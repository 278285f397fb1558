import { useTranslation } from 'react-i18next'
import { Duty } from '#service/people/ui/Duty.tsx'
import { EnterAbsence } from '#service/people/ui/EnterAbsence.tsx'
import { PlanShifts } from '#service/people/ui/PlanShifts.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const actions = (
    <>
      <EnterAbsence />
      <PlanShifts />
    </>
  )
  return (
    <Page title={t('people.duty.title')} actions={actions}>
      <Duty />
    </Page>
  )
}
