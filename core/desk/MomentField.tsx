import { Input, Select } from 'antd'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockOf, dayAfter, readTime } from '../web/moment.ts'
import { instantOf, TimeZone, useWhen } from '../web/when.ts'
import { Choices } from './Choices.tsx'

/** A time that can be said with one key: its word, and the instant (ISO) that it means now. */
export type Quick = { key: string; word: string; at: string }

/** Days that the list offers; a definite time that is said on the phone lies near. */
const DAYS = 31

/**
 * A definite time in the company's zone: one of the quick ones by its digit, or a day and a typed time
 * (`930`, `下午3点`). `value` is an instant (ISO, UTC), null while the time cannot be read.
 */
export function MomentField(props: {
  id?: string
  value?: string | null
  onChange?: (instant: string | null) => void
  quick?: readonly Quick[]
}) {
  const { id, value = null, onChange, quick = [] } = props
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const today = clockOf(new Date().toISOString(), zone).day
  const [day, setDay] = useState(value === null ? today : clockOf(value, zone).day)
  const [typed, setTyped] = useState(value === null ? '' : clockOf(value, zone).time)
  useEffect(() => {
    if (value === null) return
    const clock = clockOf(value, zone)
    setDay(clock.day)
    setTyped(clock.time)
  }, [value, zone])

  const tell = (nextDay: string, nextTyped: string) => {
    const time = readTime(nextTyped)
    onChange?.(time === null ? null : instantOf(nextDay, time, zone))
  }
  return (
    <div className="moment">
      {quick.length > 0 && (
        <Choices
          label={t('web.quickTimes')}
          options={quick.map(({ key, word }) => ({ value: key, label: word }))}
          value={quick.find(({ at }) => at === value)?.key ?? null}
          onChange={chosen => onChange?.(quick.find(({ key }) => key === chosen)?.at ?? null)}
        />
      )}
      <div className="moment-parts">
        <DaySelect
          day={day}
          today={today}
          choose={next => {
            setDay(next)
            tell(next, typed)
          }}
        />
        <Input
          {...(id === undefined ? {} : { id })}
          className="moment-time"
          aria-label={t('web.time')}
          value={typed}
          inputMode="numeric"
          maxLength={10}
          autoComplete="off"
          placeholder="14:30"
          onChange={event => setTyped(event.target.value)}
          onBlur={() => tell(day, typed)}
          onPressEnter={() => tell(day, typed)}
        />
      </div>
    </div>
  )
}

/** The next days by name: `今天 周六`, `11月24日 周一`. Typing narrows. */
export function DaySelect(props: { day: string; today: string; choose: (day: string) => void }) {
  const { day, today, choose } = props
  const { t } = useTranslation()
  const when = useWhen()
  const days = Array.from({ length: DAYS }, (_, at) => dayAfter(today, at))
  const options = (days.includes(day) ? days : [day, ...days]).map(one => ({
    value: one,
    label: `${when.shortDay(one)} ${when.weekday(one)}`,
  }))
  return (
    <Select
      className="moment-day"
      aria-label={t('web.day')}
      showSearch={{ optionFilterProp: 'label' }}
      value={day}
      options={options}
      onChange={choose}
    />
  )
}
