import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { Sheet } from './ServiceSheet.tsx'

/** Who, where, which machine; what was promised and when somebody came. Paper knows no “today”. */
export function SheetFacts({ it }: { it: Sheet }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { job, customer, visit, addressId } = it
  const phones = [...customer.phones, ...customer.contacts.flatMap(one => one.phones)]
  const places = customer.addresses.filter(one => addressId === null || one.id === addressId)
  const end = visit?.finished?.at ?? visit?.brokenOff?.at
  const left = visit?.brokenOff ? t('fieldwork.field.state.brokenOff') : t('fieldwork.sheet.ended')
  const facts: [string, ReactNode][] = [
    [t('fieldwork.sheet.customer'), customer.name],
    [t('fieldwork.sheet.phone'), phones[0]?.shown],
    [t('fieldwork.sheet.address'), places[0]?.shown],
    [t('fieldwork.sheet.device'), job.device && `${job.device.model} ${job.device.serial}`],
    [t('fieldwork.sheet.technician'), job.technician.name],
    [t('fieldwork.sheet.promised'), `${when.full(job.window.from)}–${when.time(job.window.to)}`],
    [t('fieldwork.sheet.arrived'), visit && when.full(visit.arrivedAt)],
    [left, end && when.full(end)],
  ]
  return (
    <dl>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || '\u00a0'}</dd>
        </div>
      ))}
    </dl>
  )
}
