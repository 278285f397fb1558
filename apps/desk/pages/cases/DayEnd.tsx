import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useColleagues } from '#service/people/ui/directory.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { dayEndByPerson } from '#service/reception/contract/day-end.ts'
import { DayEnd } from '#service/reception/ui/DayEnd.tsx'
import { DayEndPeople } from '#service/reception/ui/DayEndPeople.tsx'
import { Page } from '../../Page.tsx'

/** 日清: nobody goes home with a customer who does not know. `?staff=` a colleague's list, for managers. */
export function Component() {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const [params] = useSearchParams()
  const everybody = useMay(dayEndByPerson)
  const staff = (everybody && params.get('staff')) || undefined
  const name = staff === undefined ? undefined : colleagues.get(staff)?.name
  return (
    <Page title={name === undefined ? t('reception.day.title') : t('reception.day.of', { name })}>
      <p className="muted">{t('reception.day.hint')}</p>
      {everybody && <DayEndPeople />}
      <DayEnd staff={staff} />
    </Page>
  )
}
