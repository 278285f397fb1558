import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAsk } from '#core/web/ask.ts'
import { phoneOwners } from '../contract.ts'

const PAUSE_MS = 250
/** Shorter ones are still being typed. */
const ENOUGH_DIGITS = 7

/**
 * A phone in any spelling. While it is typed it says whose it is already: a family shares one, and a second
 * file for the same customer is what nobody wants. `of`: the customer whose form this is; he is not news.
 */
export function PhoneInput(props: {
  id?: string
  value?: string
  onChange?: (text: string) => void
  of?: string | undefined
  label: string
}) {
  const { id, value = '', onChange, of, label } = props
  const { t } = useTranslation()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked(value.replace(/\D/g, '').length >= ENOUGH_DIGITS ? value : ''),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [value])
  const { data } = useAsk(phoneOwners, asked === '' ? null : { query: { phone: asked } })
  const others = asked === '' ? [] : (data?.owners ?? []).filter(({ customer }) => customer !== of)
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        value={value}
        inputMode="tel"
        maxLength={60}
        autoComplete="off"
        placeholder={t('archive.phoneHint')}
        onChange={event => onChange?.(event.target.value)}
      />
      <div role="status" className="owners">
        {others.map(({ customer, name, contact, address }) => (
          <p key={customer + (contact ?? '')}>
            {t('archive.phoneOf')} <Link to={`/customers/${customer}`}>{name}</Link>
            {contact && `(${contact})`} <span className="muted">{address}</span>
          </p>
        ))}
      </div>
    </>
  )
}
