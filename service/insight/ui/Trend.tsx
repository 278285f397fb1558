import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { showing } from '#core/share.ts'
import { useAsk } from '#core/web/ask.ts'
import { dayAfter } from '#core/web/moment.ts'
import { useWhen } from '#core/web/when.ts'
import { trend } from '../contract.ts'
import type { FigureName } from '../rules/figures.ts'
import { behindAt, type Period } from './behind.ts'
import { course } from './course.ts'
import { Drawn } from './Drawn.tsx'
import { usePercent } from './ShareBar.tsx'

type Step = Reply<typeof trend>[number]

/** A figure over time with its interval, and the same as a table that leads to the cases. */
export function Trend(props: { figure: FigureName; by: 'week' | 'month'; period: Period }) {
  const { figure, by, period } = props
  const { t } = useTranslation()
  const asked = useAsk(trend, { query: { ...period, figure, by } }, { keep: true })
  return (
    <Answered of={asked} waiting={<Waiting rows={3} />}>
      {steps =>
        steps.length < 2 ? (
          <p className="muted">{t('insight.tooShort')}</p>
        ) : (
          <Course of={steps} figure={figure} by={by} period={period} />
        )
      }
    </Answered>
  )
}

function Course(props: Parameters<typeof Trend>[0] & { of: readonly Step[] }) {
  const { of, figure, by } = props
  const { t } = useTranslation()
  const percent = usePercent()
  const stepWord = useStepWord(by)
  const name = t(`insight.figures.${figure}`)
  const sure = of.filter(({ share }) => showing(share) !== 'hidden')
  const rates = sure.flatMap(({ share }) => (share.raw === null ? [] : [share.raw]))
  return (
    <>
      <Drawn
        label={t('insight.courseLabel', {
          figure: name,
          steps: of.length,
          least: percent(Math.min(1, ...rates)),
          most: percent(Math.max(0, ...rates)),
        })}
        option={course(
          of.map(({ starts, share }) => ({ step: stepWord(starts), share })),
          { percent, name },
        )}
      />
      <details className="as-table">
        <summary>{t('insight.asTable')}</summary>
        <StepTable {...props} />
      </details>
    </>
  )
}

function StepTable({ of, figure, by, period }: Parameters<typeof Course>[0]) {
  const { t } = useTranslation()
  const percent = usePercent()
  const stepWord = useStepWord(by)
  return (
    <table className="shares steps">
      <caption className="for-readers">{t(`insight.figures.${figure}`)}</caption>
      <tbody>
        {of.map(({ starts, share }) => (
          <tr key={starts}>
            <th scope="row">{stepWord(starts)}</th>
            <td className="figures">
              {showing(share) === 'hidden' || share.raw === null ? t('insight.tooFew') : percent(share.raw)}
            </td>
            <td>
              <Link className="figures" to={behindAt({ figure, period: within(period, starts, by) })}>
                {t('insight.count', { k: share.k, n: share.n })}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A week is called by its Monday, a month by year and month. */
function useStepWord(by: 'week' | 'month') {
  const when = useWhen()
  return (starts: string) => (by === 'week' ? when.day(starts) : starts.slice(0, 7))
}

/** The days of one week or month that lie in the period. */
function within(period: Period, starts: string, by: 'week' | 'month'): Period {
  const last = by === 'week' ? dayAfter(starts, 6) : dayAfter(nextMonth(starts), -1)
  return {
    ...period,
    from: [starts, period.from].toSorted().at(-1) ?? period.from,
    to: [last, period.to].toSorted()[0] ?? period.to,
  }
}

const nextMonth = (starts: string) => `${dayAfter(starts, 31).slice(0, 7)}-01`
