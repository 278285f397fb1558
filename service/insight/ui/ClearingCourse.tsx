import { useTranslation } from 'react-i18next'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { showing } from '#core/share.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { dayEndCourse } from '#service/reception/contract/day-end.ts'
import { byWeek } from './clearing.ts'
import { course } from './course.ts'
import { Drawn } from './Drawn.tsx'
import { usePercent } from './ShareBar.tsx'

type Days = Reply<typeof dayEndCourse>

/** 日清率 over the weeks as it was kept at each closing hour, and the days as a table. */
export function ClearingCourse() {
  const { t } = useTranslation()
  const asked = useAsk(dayEndCourse, { query: {} })
  return (
    <section className="panel">
      <h2>{t('insight.clearing')}</h2>
      <Answered of={asked}>
        {days =>
          days.length === 0 ? <p className="muted">{t('insight.clearingNone')}</p> : <Weeks of={days} />
        }
      </Answered>
    </section>
  )
}

function Weeks({ of }: { of: Days }) {
  const { t } = useTranslation()
  const when = useWhen()
  const percent = usePercent()
  const weeks = byWeek(of)
  const rates = weeks.flatMap(({ share }) => (showing(share) === 'hidden' ? [] : (share.raw ?? [])))
  const said = { percent, name: t('insight.clearing') }
  return (
    <>
      {weeks.length > 1 && (
        <Drawn
          label={t('insight.courseLabel', {
            figure: t('insight.clearing'),
            steps: weeks.length,
            least: percent(Math.min(1, ...rates)),
            most: percent(Math.max(0, ...rates)),
          })}
          option={course(
            weeks.map(({ starts, share }) => ({ step: when.shortDay(starts), share })),
            said,
          )}
        />
      )}
      <details className="as-table" open={weeks.length < 2}>
        <summary>{t('insight.asTable')}</summary>
        <DayTable of={of} />
      </details>
    </>
  )
}

function DayTable({ of }: { of: Days }) {
  const { t } = useTranslation()
  const when = useWhen()
  const percent = usePercent()
  return (
    <table className="shares steps">
      <caption className="for-readers">{t('insight.clearing')}</caption>
      <tbody>
        {of.toReversed().map(({ day, settled, cleared, uncleared, rate }) => (
          <tr key={day}>
            <th scope="row">
              {when.shortDay(day)} {when.weekday(day)}
            </th>
            <td className="figures">{rate !== null && percent(rate)}</td>
            <td className="figures muted">
              {t('insight.count', { k: settled + cleared, n: settled + cleared + uncleared })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
