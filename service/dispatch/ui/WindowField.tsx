import { Input } from 'antd'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { DaySelect } from '#core/desk/MomentField.tsx'
import { clockOf, dayAfter, readTime } from '#core/web/moment.ts'
import { useNow } from '#core/web/now.ts'
import { instantOf, TimeZone } from '#core/web/when.ts'
import type { Span } from './visit.ts'

/** Windows that are told on the phone; anything else is typed. */
const usual = [
  { key: 'early', from: '08:00', to: '10:00' },
  { key: 'late', from: '10:00', to: '12:00' },
  { key: 'noon', from: '13:00', to: '15:00' },
  { key: 'dusk', from: '15:00', to: '17:00' },
  { key: 'night', from: '17:00', to: '19:00' },
] as const

/** Today while one of the usual windows can still be told; in the evening, tomorrow. */
const firstDay = (today: string, zone: string, now: number) =>
  usual.some(({ from }) => Date.parse(instantOf(today, from, zone)) > now) ? today : dayAfter(today, 1)

/** The time in which somebody comes: a day, and one of the usual windows or a typed one. */
export function WindowField(props: { value: Span | null; onChange: (window: Span | null) => void }) {
  const { value, onChange } = props
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const now = useNow()
  const today = clockOf(new Date(now).toISOString(), zone).day
  const [day, setDay] = useState(value === null ? firstDay(today, zone, now) : clockOf(value.from, zone).day)
  const [from, setFrom] = useState(value === null ? '' : clockOf(value.from, zone).time)
  const [to, setTo] = useState(value === null ? '' : clockOf(value.to, zone).time)
  useEffect(() => {
    if (value === null) return
    setDay(clockOf(value.from, zone).day)
    setFrom(clockOf(value.from, zone).time)
    setTo(clockOf(value.to, zone).time)
  }, [value, zone])

  const tell = (nextDay: string, nextFrom: string, nextTo: string) => {
    const [begins, ends] = [readTime(nextFrom), readTime(nextTo)]
    if (begins === null || ends === null || begins >= ends) return onChange(null)
    onChange({ from: instantOf(nextDay, begins, zone), to: instantOf(nextDay, ends, zone) })
  }
  const choose = (nextDay: string, nextFrom: string, nextTo: string) => {
    setDay(nextDay)
    setFrom(nextFrom)
    setTo(nextTo)
    tell(nextDay, nextFrom, nextTo)
  }
  const begun = (time: string) => Date.parse(instantOf(day, time, zone)) <= now
  return (
    <div className="moment">
      <DaySelect day={day} today={today} choose={next => choose(next, from, to)} />
      <Choices
        label={t('dispatch.window')}
        value={usual.find(one => one.from === from && one.to === to)?.key ?? null}
        options={usual.map(one => ({
          value: one.key,
          label: t(`dispatch.windows.${one.key}`),
          disabled: begun(one.from),
        }))}
        onChange={chosen => {
          const one = usual.find(({ key }) => key === chosen)
          if (one) choose(day, one.from, one.to)
        }}
      />
      <div className="moment-parts">
        <TimeInput label={t('dispatch.from')} text={from} type={setFrom} read={() => tell(day, from, to)} />
        <span aria-hidden="true">–</span>
        <TimeInput label={t('dispatch.to')} text={to} type={setTo} read={() => tell(day, from, to)} />
      </div>
    </div>
  )
}

function TimeInput(props: { label: string; text: string; type: (text: string) => void; read: () => void }) {
  const { label, text, type, read } = props
  return (
    <Input
      className="moment-time"
      aria-label={label}
      value={text}
      inputMode="numeric"
      maxLength={10}
      autoComplete="off"
      placeholder="14:30"
      onChange={event => type(event.target.value)}
      onBlur={read}
      onPressEnter={read}
    />
  )
}
