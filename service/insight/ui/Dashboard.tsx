import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Waiting } from '#core/desk/states.tsx'
import type { Question, Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { KeepingRate } from '#service/promises/ui/KeepingRate.tsx'
import '#service/promises/ui/promises.css'
import { dashboard } from '../contract.ts'
import './insight.css'
import { ShareBar } from './ShareBar.tsx'

export type Period = Question<typeof dashboard>['query']
type Figures = Reply<typeof dashboard>

/** The figures of a period on one page: promises first. */
export function Dashboard({ period }: { period: Period }) {
  const asked = useAsk(dashboard, { query: period }, { keep: true })
  return (
    <Answered of={asked} waiting={<Waiting rows={12} />}>
      {figures => (
        <>
          <Promises of={figures} />
          <div className="figure-row">
            <Work of={figures} />
            <Rework of={figures} />
          </div>
        </>
      )}
    </Answered>
  )
}

function Promises({ of }: { of: Figures }) {
  const { t } = useTranslation()
  const kinds = of.byKind.filter(({ kept95 }) => kept95.n > 0)
  return (
    <section className="panel">
      <h2 title={t('insight.promisesMore')}>{t('insight.promises')}</h2>
      <KeepingRate of={of.promises} />
      {kinds.length > 0 && (
        <table className="shares">
          <caption className="for-readers">{t('insight.byKind')}</caption>
          <tbody>
            {kinds.map(({ kind, kept95 }) => (
              <tr key={kind}>
                <th scope="row">{t(`promises.kinds.${kind}`)}</th>
                <td>
                  <ShareBar of={kept95} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Work({ of }: { of: Figures }) {
  const { t } = useTranslation()
  const when = useWhen()
  const groups = [
    {
      title: t('insight.cases'),
      figures: [
        [t('insight.opened'), when.number(of.cases.opened)],
        [t('insight.closed'), when.number(of.cases.closed)],
        [t('insight.openAtEnd'), when.number(of.cases.openAtEnd)],
      ],
    },
    {
      title: t('insight.visits'),
      figures: [
        [t('insight.finished'), when.number(of.visits.finished)],
        [t('insight.brokenOff'), when.number(of.visits.brokenOff)],
      ],
    },
    {
      title: t('insight.returnVisits'),
      figures: [
        [t('insight.made'), when.number(of.returnVisits.made)],
        [t('insight.works'), <ShareBar key="w" of={of.returnVisits.works} />],
        [t('insight.satisfied'), <ShareBar key="s" of={of.returnVisits.satisfied} />],
      ],
    },
  ] satisfies { title: string; figures: [string, ReactNode][] }[]
  return (
    <section className="panel">
      {groups.map(({ title, figures }) => (
        <div key={title} className="figure-group">
          <h2>{title}</h2>
          <dl>
            {figures.map(([label, value]) => (
              <div key={label as string}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}

function Rework({ of }: { of: Figures }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { matured, soFar, installed } = of.rework
  const most = Math.max(0.2, matured.any.high ?? 0, soFar.any.high ?? 0)
  return (
    <section className="panel">
      <h2>{t('insight.rework')}</h2>
      <p className="muted">{t('insight.reworkMore')}</p>
      <p>
        {t('insight.installed')} <strong className="figures">{when.number(installed)}</strong>
      </p>
      <table className="shares">
        <tbody>
          {(
            [
              ['matured', matured],
              ['soFar', soFar],
            ] as const
          ).map(([which, part]) => (
            <Part key={which} title={t(`insight.${which}`)} of={part} most={most} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Part({ title, of, most }: { title: string; of: Figures['rework']['matured']; most: number }) {
  const { t } = useTranslation()
  return (
    <>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          {title}
        </th>
      </tr>
      {(['any', 'installation'] as const).map(which => (
        <tr key={which}>
          <th scope="row" className="sub-row">
            {t(`insight.${which}`)}
          </th>
          <td>
            <ShareBar of={of[which]} most={most} />
          </td>
        </tr>
      ))}
    </>
  )
}
