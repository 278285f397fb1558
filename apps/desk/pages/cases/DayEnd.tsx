import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ClearingCourse } from '#service/insight/ui/ClearingCourse.tsx'
import { useColleagues } from '#service/people/ui/directory.ts'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { dayEndByPerson } from '#service/reception/contract/day-end.ts'
import { DayEnd } from '#service/reception/ui/DayEnd.tsx'
import { DayEndPeople } from '#service/reception/ui/DayEndPeople.tsx'
import { Page } from '../../Page.tsx'

/**
 * 日清: nobody goes home with a customer who does not know. Managers see everybody's board, or by `?staff=` one
 * colleague's list.
 */
export function Component() {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const [params] = useSearchParams()
  const everybody = useMay(dayEndByPerson)
  const staff = (everybody && params.get('staff')) || undefined
  const board = useSession().roles.includes('manager') && staff === undefined
  const name = staff === undefined ? undefined : colleagues.get(staff)?.name
  return (
    <Page title={name === undefined ? t('reception.day.title') : t('reception.day.of', { name })}>
      <p className="muted">{t('reception.day.hint')}</p>
      {everybody && (
        <div className="two-columns">
          <DayEndPeople />
          <ClearingCourse />
        </div>
      )}
      <DayEnd staff={board ? 'everybody' : staff} />
    </Page>
  )
}
