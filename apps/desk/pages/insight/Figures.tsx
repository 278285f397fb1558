import { useTranslation } from 'react-i18next'
import { reworkByInstaller } from '#service/insight/contract.ts'
import { Dashboard } from '#service/insight/ui/Dashboard.tsx'
import { Installers } from '#service/insight/ui/Installers.tsx'
import { DaysChoice, PeriodChoice } from '#service/insight/ui/PeriodChoice.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'
import { usePeriod } from './period.ts'

export function Component() {
  const { t } = useTranslation()
  const may = useMay(reworkByInstaller)
  const { today, period, choose } = usePeriod()
  return (
    <Page title={t('insight.title')}>
      <section className="panel">
        <PeriodChoice today={today} period={period} choose={choose} />
      </section>
      <Dashboard
        period={period}
        daysChoice={<DaysChoice days={period.days} choose={days => choose({ ...period, days })} />}
      />
      {may && <Installers period={period} />}
    </Page>
  )
}
