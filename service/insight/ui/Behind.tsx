import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import '#core/desk/choices.css'
import { Listing, type Rows } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { behindFigure, behindInstaller } from '../contract.ts'
import { FIGURES, type FigureName, outcomesOf, PARTS, type Part } from '../rules/figures.ts'
import type { Behind } from './behind.ts'

type Fact = Reply<typeof behindFigure>['items'][number]
type Shown = Behind & { part: Part }

/** The cases behind a figure, with which part of them is shown. */
export function BehindFigure({ of, choose }: { of: Shown; choose: (part: Part) => void }) {
  const { t } = useTranslation()
  const { figure, part } = of
  const outcome = (one: Part) =>
    outcomesOf(figure, one)
      .map(word => t(`insight.outcomes.${word}`))
      .join(t('insight.comma'))
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <Radio.Group
          className="one-of"
          aria-label={t('insight.part')}
          optionType="button"
          value={part}
          options={PARTS.map(value => ({
            value,
            label: value === 'all' ? t('insight.partAll') : outcome(value),
          }))}
          onChange={event => choose(event.target.value)}
        />
      </div>
      {isRework(figure) && of.installer !== undefined ? (
        <OfInstaller of={{ ...of, figure }} installer={of.installer} />
      ) : (
        <OfCompany of={of} />
      )}
    </section>
  )
}

type Rework = Extract<FigureName, `rework${string}`>
const isRework = (figure: FigureName): figure is Rework => FIGURES[figure].from === 'devices'

const asked = ({ period, part }: Shown) => ({ ...period, part, limit: 50 })

function OfInstaller({ of, installer }: { of: Shown & { figure: Rework }; installer: string }) {
  const rows = useAskPages<Fact, typeof behindInstaller>(behindInstaller, {
    params: { id: installer },
    query: { ...asked(of), figure: of.figure },
  })
  return <Facts of={of.figure} rows={rows} />
}

function OfCompany({ of }: { of: Shown }) {
  const { figure, kind } = of
  const rows = useAskPages<Fact, typeof behindFigure>(behindFigure, {
    query: { ...asked(of), figure, ...(kind === undefined ? {} : { kind }) },
  })
  return <Facts of={figure} rows={rows} />
}

function Facts({ of, rows }: { of: FigureName; rows: Rows<Fact> }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { from } = FIGURES[of]
  const devices = from === 'devices'
  return (
    <Listing<Fact>
      label={t(`insight.figures.${of}`)}
      rows={rows}
      rowKey={({ id }) => id}
      to={it => (devices ? `/devices/${it.deviceId}` : `/cases/${it.case?.id}`)}
      columns={[
        { key: 'customer', title: t('insight.customer'), of: it => it.customer.name },
        {
          key: 'at',
          title: t(`insight.dated.${from}`),
          of: it => (
            <span className="figures">{devices ? when.day(when.dayOf(it.at)) : when.near(it.at)}</span>
          ),
        },
        {
          key: 'outcome',
          title: t('insight.outcome'),
          of: it => (
            <span className={(FIGURES[of].counts as readonly string[]).includes(it.outcome) ? 'chip' : ''}>
              {t(`insight.outcomes.${it.outcome}`)}
            </span>
          ),
        },
        {
          key: 'case',
          title: t('insight.case'),
          of: it =>
            it.case && (devices ? <Link to={`/cases/${it.case.id}`}>{it.case.number}</Link> : it.case.number),
        },
        { key: 'person', title: t(`insight.person.${from}`), of: it => it.person?.name ?? '—' },
      ]}
      empty={<Empty title={t('insight.noneBehind')} />}
    />
  )
}
