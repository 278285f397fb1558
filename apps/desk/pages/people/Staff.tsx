import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { AddStaff } from '#service/people/ui/AddStaff.tsx'
import { InviteGuest } from '#service/people/ui/InviteGuest.tsx'
import { StaffList } from '#service/people/ui/StaffList.tsx'
import { Page } from '../../Page.tsx'

const file = (id: string) => `/staff/${id}`

export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const actions = (
    <>
      <InviteGuest />
      <AddStaff added={id => go(file(id))} />
    </>
  )
  return (
    <Page title={t('people.staff.title')} actions={actions}>
      <StaffList to={file} />
    </Page>
  )
}
