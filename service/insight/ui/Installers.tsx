import { useTranslation } from 'react-i18next'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { SHOWN_FROM, type Share } from '#core/share.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { reworkByInstaller } from '../contract.ts'
import type { Period } from './behind.ts'
import { Drawn } from './Drawn.tsx'
import { funnel } from './funnel.ts'
import { ShareBar, usePercent } from './ShareBar.tsx'

type Answer = Reply<typeof reworkByInstaller>
type Line = Answer['installers'][number]

/** 初装返修率 by installer, with n and interval, on one common scale. */
export function Installers({ period }: { period: Period }) {
  const { t } = useTranslation()
  const asked = useAsk(reworkByInstaller, { query: period }, { keep: true })
  const rows = { ...asked, data: asked.data?.installers }
  const columns = useColumns(period, rows.data ?? [])
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>
          {t('insight.rework')} · {t('insight.byInstaller')}
        </h2>
        <span className="muted small">{t('insight.readAs')}</span>
      </div>
      {asked.data && <Funnel of={asked.data} />}
      <Listing<Line>
        label={t('insight.byInstaller')}
        rows={rows as typeof asked & { data: Line[] | undefined }}
        rowKey={({ installer }) => installer.id}
        columns={columns}
        empty={<Empty title={t('insight.noInstallers')} />}
      />
    </section>
  )
}

/** Name, devices, the rate he is ranked by; then the shares, on one common scale. */
function useColumns(period: Period, rows: readonly Line[]): Column<Line>[] {
  const { t } = useTranslation()
  const when = useWhen()
  const percent = usePercent()
  const most = Math.max(0.1, ...rows.flatMap(({ matured, soFar }) => [highOf(matured), highOf(soFar)]))
  const { days } = period
  const bar = (figure: Rework, title: string, of: (it: Line) => Share): Column<Line> => ({
    key: figure,
    title,
    of: it => <ShareBar of={of(it)} behind={{ figure, period, installer: it.installer.id }} most={most} />,
  })
  return [
    { key: 'name', title: t('insight.installer'), of: it => <Name of={it} /> },
    { key: 'n', title: t('insight.installed'), of: it => when.number(it.installed), align: 'end' },
    {
      key: 'shrunk',
      title: t('insight.shrunk'),
      of: ({ shrunk }) => (shrunk.installation === null ? '—' : percent(shrunk.installation)),
      align: 'end',
    },
    bar('rework by installation', t('insight.installation'), it => it.matured.installation),
    bar('rework', t('insight.any'), it => it.matured.any),
    bar('rework so far', `${t('insight.any')} · ${t('insight.soFar', { days })}`, it => it.soFar.any),
  ]
}

type Rework = 'rework' | 'rework by installation' | 'rework so far'

function Name({ of }: { of: Line }) {
  const { t } = useTranslation()
  return (
    <>
      {of.installer.name}{' '}
      {of.standsOut && (
        <span className={of.standsOut === 'above' ? 'chip bad' : 'chip good'}>
          {t(`insight.standsOut.${of.standsOut}`)}
        </span>
      )}
    </>
  )
}

/** Each installer against the company: outside of the curves it is hardly chance (domain.md §8.10). */
function Funnel({ of }: { of: Answer }) {
  const { t } = useTranslation()
  const percent = usePercent()
  const shown = of.installers.filter(({ matured }) => matured.installation.n >= SHOWN_FROM)
  const rate = of.company.matured.installation.raw
  if (shown.length < 2 || rate === null) return null
  const people = shown.map(({ installer, matured: { installation } }) => ({
    name: installer.name,
    ...installation,
  }))
  return (
    <div className="inset-text">
      <Drawn
        label={t('insight.funnelLabel', { rate: percent(rate), people: people.length })}
        option={funnel(people, rate, { percent, devices: t('insight.devices') })}
      />
      <p className="muted small">{t('insight.funnelMore', { rate: percent(rate) })}</p>
    </div>
  )
}

/** The scale is made by who has enough devices to be drawn. */
const highOf = ({ any }: Line['matured']): number => (any.n >= 30 ? (any.high ?? 0) : (any.raw ?? 0))
