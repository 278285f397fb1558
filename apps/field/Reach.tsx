import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from './JobPage.tsx'

/** How to get there and whom to call: one tap each. */
export function Reach({ it }: { it: Job }) {
  const { t } = useTranslation()
  const { customer, addressId, readable } = it
  const waiting = it.job.acceptedAt === null && it.visit === null
  const places = customer.addresses.filter(one => addressId === null || one.id === addressId)
  const phones = [
    ...customer.phones.map(phone => ({ ...phone, of: '' })),
    ...customer.contacts.flatMap(contact =>
      contact.phones.map(phone => ({ ...phone, of: `${contact.name} ${contact.relation}`.trim() })),
    ),
  ]
  return (
    <>
      {!readable && (
        <p className="muted">{t(waiting ? 'fieldwork.field.acceptFirst' : 'fieldwork.field.covered')}</p>
      )}
      <ul className="reach">
        {places.map(({ id, shown, typed }) => (
          <li key={id}>
            <span>{shown}</span>
            {typed !== null && <Way to={typed} />}
          </li>
        ))}
        {phones.map(({ id, shown, number, of, label }) => (
          <li key={id}>
            <span>
              {shown} <small className="muted">{of || label}</small>
            </span>
            {number !== null && (
              <a className="button" href={`tel:${number}`}>
                {t('fieldwork.field.call')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {customer.note && <p className="words note">{customer.note}</p>}
    </>
  )
}

/** The phone's own map takes `geo:`; where there is none, the address can be copied into any. */
function Way({ to }: { to: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard
      ?.writeText(to)
      .then(() => setCopied(true))
      .catch(() => setCopied(false))
  return (
    <span className="two">
      <a className="button" href={`geo:0,0?q=${encodeURIComponent(to)}`}>
        {t('fieldwork.field.navigate')}
      </a>
      <button type="button" onClick={() => void copy()}>
        {copied ? t('fieldwork.field.copied') : t('fieldwork.field.copy')}
      </button>
    </span>
  )
}
