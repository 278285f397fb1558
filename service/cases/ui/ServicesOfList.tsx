import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useAgain } from '#core/web/again.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { pastServicesAgain, pastServicesOfList } from '../contract/past.ts'

const LOOK_MS = 2000

/** How many past services a list brought; nothing where it brought none. */
export function ServicesOfList({ id }: { id: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(pastServicesOfList, { params: { id } })
  const { data } = asked
  const waiting = data !== undefined && data.waiting > 0
  useAgain(asked, waiting, LOOK_MS)
  if (data === undefined || data.services + data.waiting + data.givenUp === 0) return null
  const said = [
    data.services > 0 && t('cases.ofList.made', { services: when.number(data.services) }),
    waiting && t('cases.ofList.waiting'),
  ]
  return (
    <>
      <p role="status">{said.filter(Boolean).join(' ')}</p>
      {data.givenUp > 0 && <GivenUp id={id} />}
    </>
  )
}

/** Some could not be written; whoever may tries again when the cause is gone. */
function GivenUp({ id }: { id: string }) {
  const { t } = useTranslation()
  const may = useMay(pastServicesAgain)
  const { tell, telling, failure } = useTell(pastServicesAgain)
  const again = (
    <Button loading={telling} onClick={() => void tell({ params: { id } }).catch(() => {})}>
      {t('cases.ofList.again')}
    </Button>
  )
  return (
    <>
      <Alert type="error" role="alert" title={t('cases.ofList.givenUp')} {...(may && { action: again })} />
      <Trouble failure={failure} />
    </>
  )
}
