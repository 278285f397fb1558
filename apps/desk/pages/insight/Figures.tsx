import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { clockOf } from '#core/web/moment.ts'
import { TimeZone } from '#core/web/when.ts'
import { reworkByInstaller } from '#service/insight/contract.ts'
import { Dashboard } from '#service/insight/ui/Dashboard.tsx'
import { Installers } from '#service/insight/ui/Installers.tsx'
import { lately, PeriodChoice } from '#service/insight/ui/PeriodChoice.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'

/** The period stands in the address, so that a page of figures can be sent to somebody. */
export function Component() {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const [params, setParams] = useSearchParams()
  const may = useMay(reworkByInstaller)
  const today = clockOf(new Date().toISOString(), zone).day
  const usual = lately(today, 'quarter')
  const period = { from: params.get('from') ?? usual.from, to: params.get('to') ?? usual.to }
  return (
    <Page title={t('insight.title')}>
      <section className="panel">
        <PeriodChoice
          today={today}
          period={period}
          choose={next => setParams({ from: next.from, to: next.to }, { replace: true })}
        />
      </section>
      <Dashboard period={period} />
      {may && <Installers period={period} />}
    </Page>
  )
}
