import { uuidv7 } from '#core/ids.ts'
import { type Country, readPhone } from '#core/phones.ts'
import { Unreadable } from '#core/refusal.ts'
import type { CustomerEntry } from '../contract.ts'
import { regionOf } from '../rules/address.ts'
import type { NewAddress, NewPhone } from './add-customers.ts'

/** @param path of the field, for the message beside it */
export function newPhone(entry: { phone: string; label: string }, country: Country, path: string): NewPhone {
  const read = readPhone(entry.phone, country)
  if (read === null) throw new Unreadable('No phone can be read here.', { path })
  return {
    id: uuidv7(),
    number: read.number,
    extension: read.extension,
    typed: entry.phone,
    label: entry.label,
  }
}

export function newAddress(entry: CustomerEntry['addresses'][number]): NewAddress {
  const region = regionOf(entry.address)
  return {
    id: uuidv7(),
    label: entry.label,
    typed: entry.address,
    province: entry.province ?? region.province,
    city: entry.city ?? region.city,
    district: entry.district ?? region.district,
  }
}
