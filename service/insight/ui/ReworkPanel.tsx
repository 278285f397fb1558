import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { dashboard } from '../contract.ts'
import type { Period } from './behind.ts'
import { ShareBar } from './ShareBar.tsx'

type Rework = Reply<typeof dashboard>['rework']

const figures = {
  matured: { any: 'rework', installation: 'rework by installation' },
  soFar: { any: 'rework so far', installation: 'rework by installation so far' },
} as const

/** 初装返修率 of the company: for any cause, and because of the installation, on one scale. */
export function ReworkPanel(props: { of: Rework; period: Period; daysChoice: ReactNode }) {
  const { of, period, daysChoice } = props
  const { t } = useTranslation()
  const when = useWhen()
  const { matured, soFar, installed } = of
  const most = Math.max(0.2, matured.any.high ?? 0, soFar.any.high ?? 0)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('insight.rework')}</h2>
        {daysChoice}
      </div>
      <p className="muted">{t('insight.reworkMore', { days: period.days })}</p>
      <p>
        {t('insight.installed')} <strong className="figures">{when.number(installed)}</strong>
      </p>
      <table className="shares">
        {(['matured', 'soFar'] as const).map(which => (
          <tbody key={which}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {t(`insight.${which}`, { days: period.days })}
              </th>
            </tr>
            {of[which].any.n === 0 && installed > 0 ? (
              <tr>
                <td colSpan={2}>{t('insight.noneMatured', { days: period.days })}</td>
              </tr>
            ) : (
              (['any', 'installation'] as const).map(cause => (
                <tr key={cause}>
                  <th scope="row" className="sub-row">
                    {t(`insight.${cause}`)}
                  </th>
                  <td>
                    <ShareBar
                      of={of[which][cause]}
                      behind={{ figure: figures[which][cause], period }}
                      most={most}
                    />
                  </td>
                </tr>
              ))
            )}
          </tbody>
        ))}
      </table>
    </section>
  )
}
