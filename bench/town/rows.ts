import { fold } from '#core/find/fold.ts'
import { codeTerms, SAID, type Term } from '#core/find/terms.ts'
import { regionOf } from '#service/archive/rules/address.ts'
import { addressKey } from '#service/archive/rules.ts'
import { customerFindings, deviceFindings } from '#service/archive/terms.ts'
import { type Columns, put, type Sheets } from './copy.ts'
import { idOf, inhabitant, machine, trouble } from './town.ts'

export type Sizes = { customers: number; devices: number; cases: number }
/** Who owns the town. `agent` is whom the cases name. */
export type Owner = { company: string; agent: string; model: string }

/** The archive and the cases of a town, with what finds them. */
export const townColumns = {
  'archive.customers': 'company_id, id, name, kind, changed_at',
  'archive.phones': 'company_id, id, customer_id, number, typed',
  'archive.addresses': 'company_id, id, customer_id, typed, address_key, province, city, district',
  'archive.devices':
    'company_id, id, customer_id, address_id, model_id, serial, serial_key, installed_on, changed_at',
  'cases.cases': 'company_id, id, number, customer_id, reason, symptom, urgency, opened_at, first_asked_by',
  'core.find_terms': 'company_id, kind, how, term, subject_id',
  'core.find_subjects': 'company_id, kind, subject_id, said',
} as const satisfies Columns

const AT = '2026-11-01T00:00:00Z'

export function writeCustomer(sheets: Sheets, { company }: Owner, n: number): void {
  const { id, addressId, name, phone, address } = inhabitant(n)
  const { province, city, district } = regionOf(address)
  put(sheets, 'archive.customers', company, id, name, 'person', AT)
  put(sheets, 'archive.phones', company, idOf(5, n), id, `+86${phone}`, phone)
  const typed = [address, addressKey(address) ?? '']
  put(sheets, 'archive.addresses', company, addressId, id, ...typed, province, city, district)
  const number = `+86${phone}`
  const said = { id, name, contacts: [], phones: [{ number }], addresses: [{ typed: address }] }
  writeTerms(sheets, company, customerFindings(said))
}

export function writeDevice(sheets: Sheets, { company, model }: Owner, n: number, customers: number): void {
  const { id, owner, serial } = machine(n, customers)
  const customer = inhabitant(owner)
  const where = [customer.id, customer.addressId, model, serial, fold(serial)]
  put(sheets, 'archive.devices', company, id, ...where, '2025-05-01', AT)
  writeTerms(sheets, company, deviceFindings({ id, serial }))
}

export function writeCase(
  sheets: Sheets,
  { company, agent }: Owner,
  n: number,
  customers: number,
  when: { at: string; perDay?: number } = { at: AT },
): void {
  const { id, number, owner } = trouble(n, customers, when.perDay)
  const whose = inhabitant(owner).id
  put(sheets, 'cases.cases', company, id, number, whose, 'repair', '不出热水', 'normal', when.at, agent)
  writeTerms(sheets, company, { kind: 'case', subject: id, terms: codeTerms(number) })
}

type Findings = { kind: string; subject: string; terms: readonly Term[] }

function writeTerms(sheets: Sheets, company: string, { kind, subject, terms }: Findings): void {
  const said: string[] = []
  const seen = new Set<string>()
  for (const { how, term } of terms) {
    const key = `${how}${term}`
    if (seen.has(key)) continue
    seen.add(key)
    if (how === SAID) said.push(term)
    else put(sheets, 'core.find_terms', company, kind, String(how), term, subject)
  }
  put(sheets, 'core.find_subjects', company, kind, subject, said.join('\\n'))
}
