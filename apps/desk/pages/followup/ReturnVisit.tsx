import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { returnVisitSheet } from '#service/followup/contract.ts'
import { SheetPanel } from '#service/followup/ui/SheetPanel.tsx'
import { Page } from '../../Page.tsx'

/** `/return-visits/:id`: the id is the visit's that is asked about. */
export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const { id = '' } = useParams()
  const asked = useAsk(returnVisitSheet, { params: { id } }, { on: ['return visit made'] })
  const name = asked.data?.customer.name
  return (
    <Page
      title={name === undefined ? t('followup.returnVisit') : `${t('followup.returnVisit')} · ${name}`}
      back="/return-visits"
    >
      <Answered of={asked}>
        {sheet => <SheetPanel sheet={sheet} done={() => go('/return-visits')} />}
      </Answered>
    </Page>
  )
}
