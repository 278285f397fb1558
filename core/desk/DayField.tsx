import { Input } from 'antd'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockOf, readDay } from '../web/moment.ts'
import { TimeZone, useWhen } from '../web/when.ts'

/**
 * A calendar day, typed as people write it (`2019-3-5`, `2019年3月5日`, `20190305`); read when the field is
 * left. `value` is ISO (`2019-03-05`), null for none. What cannot be read stays as it was typed and is
 * refused by `dayRule`.
 */
export function DayField(props: {
  id?: string
  value?: string | null
  onChange?: (day: string | null) => void
  disabled?: boolean
  label?: string
}) {
  const { id, value = null, onChange, disabled = false, label } = props
  const { t } = useTranslation()
  const when = useWhen()
  const zone = useContext(TimeZone)
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  const read = () => {
    if (text.trim() === '') return onChange?.(null)
    const day = readDay(text, clockOf(new Date().toISOString(), zone).day)
    if (day === value) setText(day ?? '')
    onChange?.(day ?? text)
  }
  const known = value !== null && isDay(value)
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={text}
      disabled={disabled}
      maxLength={20}
      autoComplete="off"
      placeholder={t('web.dayHint')}
      suffix={<span className="muted">{known ? when.weekday(value) : ''}</span>}
      onChange={event => setText(event.target.value)}
      onBlur={read}
      onPressEnter={read}
    />
  )
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** For `Form.Item rules`: what stands in the field is a day, or nothing. */
export const dayRule = (sentence: string) => ({
  validator: (_: unknown, value: string | null | undefined) =>
    value === null || value === undefined || value === '' || isDay(value)
      ? Promise.resolve()
      : Promise.reject(new Error(sentence)),
})
