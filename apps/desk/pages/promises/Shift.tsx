import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useColleagues } from '#service/people/ui/directory.ts'
import { GoingHome } from '#service/reception/ui/GoingHome.tsx'
import MyShiftOffers from '#service/reception/ui/ShiftOffers.tsx'
import { Page } from '../../Page.tsx'
import { PromiseTabs } from './PromiseTabs.tsx'

/** 交班. `?staff=`: of a colleague who went home ill, for whoever looks after him. */
export function Component() {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const [params] = useSearchParams()
  const staff = params.get('staff') ?? undefined
  const name = staff === undefined ? undefined : colleagues.get(staff)?.name
  return (
    <Page
      title={name === undefined ? t('promises.promises') : t('reception.shift.of', { name })}
      actions={<PromiseTabs />}
    >
      <p className="muted">{t('reception.shift.hint')}</p>
      <MyShiftOffers />
      <GoingHome staff={staff} />
    </Page>
  )
}
