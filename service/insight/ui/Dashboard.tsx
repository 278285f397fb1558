import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Waiting } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { KeepingRate } from '#service/promises/ui/KeepingRate.tsx'
import '#service/promises/ui/promises.css'
import { dashboard } from '../contract.ts'
import type { FigureName } from '../rules/figures.ts'
import type { Period } from './behind.ts'
import './insight.css'
import { ReworkPanel } from './ReworkPanel.tsx'
import { ShareBar } from './ShareBar.tsx'
import { Trend } from './Trend.tsx'

type Figures = Reply<typeof dashboard>
type Part = { of: Figures; period: Period }

/** The figures of a period on one page: promises first. */
export function Dashboard({ period, daysChoice }: { period: Period; daysChoice: ReactNode }) {
  const { t } = useTranslation()
  const asked = useAsk(dashboard, { query: period }, { keep: true })
  return (
    <Answered of={asked} waiting={<Waiting rows={12} />}>
      {figures => (
        <>
          <Promises of={figures} period={period} />
          <div className="figure-row">
            <Work of={figures} period={period} />
            <div className="figure-stack">
              <ReworkPanel of={figures.rework} period={period} daysChoice={daysChoice} />
              <section className="panel">
                <h2>{t('insight.satisfiedByMonth')}</h2>
                <Trend figure="satisfied" by="month" period={period} />
              </section>
            </div>
          </div>
        </>
      )}
    </Answered>
  )
}

function Promises({ of, period }: Part) {
  const { t } = useTranslation()
  const kinds = of.byKind.filter(({ kept95 }) => kept95.n > 0)
  return (
    <section className="panel">
      <h2 title={t('insight.promisesMore')}>{t('insight.promises')}</h2>
      <KeepingRate of={of.promises} />
      <div className="figure-row tight">
        <table className="shares">
          <caption className="for-readers">{t('insight.byKind')}</caption>
          <tbody>
            <tr>
              <th scope="row">{t('insight.allKinds')}</th>
              <td>
                <ShareBar of={of.promises.kept95} behind={{ figure: 'promises kept', period }} />
              </td>
            </tr>
            {kinds.map(({ kind, kept95 }) => (
              <tr key={kind}>
                <th scope="row">{t(`promises.kinds.${kind}`)}</th>
                <td>
                  <ShareBar of={kept95} behind={{ figure: 'promises kept', period, kind }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <h3 className="chart-title">{t('insight.keptByWeek')}</h3>
          <Trend figure="promises kept" by="week" period={period} />
        </div>
      </div>
    </section>
  )
}

function Work({ of, period }: Part) {
  const { t } = useTranslation()
  const when = useWhen()
  const rate = (figure: FigureName, share: Figures['firstFix']['fixed']): [string, ReactNode] => [
    t(`insight.figures.${figure}`),
    <ShareBar key={figure} of={share} behind={{ figure, period }} />,
  ]
  const { cases, visits, firstFix, returnVisits } = of
  return (
    <section className="panel">
      <Group
        title={t('insight.cases')}
        figures={[
          [t('insight.opened'), when.number(cases.opened)],
          [t('insight.closed'), when.number(cases.closed)],
          [t('insight.openAtEnd'), when.number(cases.openAtEnd)],
        ]}
      />
      <Group
        title={t('insight.visits')}
        figures={[
          [t('insight.finished'), when.number(visits.finished)],
          [t('insight.brokenOff'), when.number(visits.brokenOff)],
          rate('arrived on time', visits.onTime),
          rate('fixed at once', firstFix.fixed),
          [t('insight.pending'), when.number(firstFix.pending)],
        ]}
      />
      <Group
        title={t('insight.returnVisits')}
        figures={[
          [t('insight.made'), when.number(returnVisits.made)],
          rate('return visit in time', returnVisits.inTime),
          rate('return visit not reached', returnVisits.notReached),
          rate('works', returnVisits.works),
          rate('satisfied', returnVisits.satisfied),
        ]}
      />
    </section>
  )
}

function Group({ title, figures }: { title: string; figures: readonly [label: string, value: ReactNode][] }) {
  return (
    <div className="figure-group">
      <h2>{title}</h2>
      <dl>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
