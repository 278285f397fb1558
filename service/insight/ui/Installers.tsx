import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { reworkByInstaller } from '../contract.ts'
import type { Period } from './Dashboard.tsx'
import { ShareBar } from './ShareBar.tsx'

type Line = Reply<typeof reworkByInstaller>[number]

/** 初装返修率 by installer, with n and interval, on one common scale. */
export function Installers({ period }: { period: Period }) {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAsk(reworkByInstaller, { query: period }, { keep: true })
  const most = Math.max(
    0.1,
    ...(rows.data ?? []).flatMap(({ matured, soFar }) => [highOf(matured), highOf(soFar)]),
  )
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>
          {t('insight.rework')} · {t('insight.byInstaller')}
        </h2>
        <span className="muted small">{t('insight.readAs')}</span>
      </div>
      <Listing<Line>
        label={t('insight.byInstaller')}
        rows={rows}
        rowKey={({ installer }) => installer.id}
        columns={[
          { key: 'name', title: t('insight.installer'), of: it => it.installer.name },
          { key: 'n', title: t('insight.installed'), of: it => when.number(it.installed), align: 'end' },
          {
            key: 'installation',
            title: `${t('insight.matured')} · ${t('insight.installation')}`,
            of: it => <ShareBar of={it.matured.installation} most={most} />,
          },
          {
            key: 'any',
            title: `${t('insight.matured')} · ${t('insight.any')}`,
            of: it => <ShareBar of={it.matured.any} most={most} />,
          },
          {
            key: 'soFar',
            title: `${t('insight.soFar')} · ${t('insight.any')}`,
            of: it => <ShareBar of={it.soFar.any} most={most} />,
          },
        ]}
        empty={<Empty title={t('insight.noInstallers')} />}
      />
    </section>
  )
}

/** The scale is made by who has enough devices to be drawn. */
const highOf = ({ any }: Line['matured']): number => (any.n >= 30 ? (any.high ?? 0) : (any.raw ?? 0))
