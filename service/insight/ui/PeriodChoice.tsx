import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from '#core/desk/DayField.tsx'
import { dayAfter } from '#core/web/moment.ts'
import { REWORK_DAYS, type ReworkDays } from '../rules.ts'
import type { Period } from './behind.ts'
import './insight.css'

const lengths = { month: 30, quarter: 90, year: 365, twoYears: 730 } as const
type Length = keyof typeof lengths
const names = Object.keys(lengths) as Length[]

/** The days up to today; both ends count. */
export const lately = (today: string, length: Length): Pick<Period, 'from' | 'to'> => ({
  from: dayAfter(today, 1 - lengths[length]),
  to: today,
})

/** A period: one of the usual ones by arrow key, or two days. */
export function PeriodChoice(props: { today: string; period: Period; choose: (period: Period) => void }) {
  const { today, period, choose } = props
  const { t } = useTranslation()
  const chosen = names.find(name => {
    const usual = lately(today, name)
    return usual.from === period.from && usual.to === period.to
  })
  return (
    <div className="period">
      <Radio.Group
        aria-label={t('insight.period')}
        optionType="button"
        value={chosen ?? null}
        options={names.map(value => ({ value, label: t(`insight.periods.${value}`) }))}
        onChange={event => choose({ ...period, ...lately(today, event.target.value) })}
      />
      <div className="in-a-row period-days">
        <DayField
          label={t('insight.from')}
          value={period.from}
          onChange={from => from && choose({ ...period, from })}
        />
        <span aria-hidden="true">–</span>
        <DayField
          label={t('insight.to')}
          value={period.to}
          onChange={to => to && choose({ ...period, to })}
        />
      </div>
    </div>
  )
}

/** How many days after an installation a repair counts as rework. */
export function DaysChoice(props: { days: ReworkDays; choose: (days: ReworkDays) => void }) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      aria-label={t('insight.reworkDays')}
      optionType="button"
      value={props.days}
      options={REWORK_DAYS.map(days => ({ value: days, label: t('insight.daysAfter', { days }) }))}
      onChange={event => props.choose(event.target.value)}
    />
  )
}
