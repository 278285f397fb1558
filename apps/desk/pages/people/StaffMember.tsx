import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { staffFile } from '#service/people/contract/staff.ts'
import { Certificates } from '#service/people/ui/Certificates.tsx'
import { LoginPanel } from '#service/people/ui/LoginPanel.tsx'
import { StaffFilePanel } from '#service/people/ui/StaffFilePanel.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(staffFile, { params: { id } })
  return (
    <Page title={asked.data?.name ?? t('people.staff.title')} back="/staff">
      <Answered of={asked}>
        {file => (
          <>
            <div className="two-columns">
              <StaffFilePanel file={file} />
              <LoginPanel file={file} />
            </div>
            <Certificates staff={file.id} />
          </>
        )}
      </Answered>
    </Page>
  )
}
