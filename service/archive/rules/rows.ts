import { fold } from '#core/find/fold.ts'
import { type Country, showPhone } from '#core/phones.ts'
import type { Column, Reason, Remark, RowProblem } from '../contract/imports.ts'
import { serialKey } from '../rules.ts'
import { type ReadMaterial, readDay, readMaterials, readPhones, type TypedPhone } from './cells.ts'

/** The cells of one row by our columns; a column that the list has not is absent. */
export type Cells = Partial<Record<Column, string>>

export type DeviceFacts = {
  productLine: string
  model: string
  serial: string
  purchasedOn: Temporal.PlainDate | null
  installedOn: Temporal.PlainDate | null
  installer: string
  purchasePlace: string
  materials: ReadMaterial[]
}

/** What a row says once it is read. */
export type RowFacts = {
  name: string
  /** False where the list gives no name and the phone stands for it. */
  named: boolean
  kind: 'person' | 'firm'
  phones: TypedPhone[]
  address: string
  note: string
  device: DeviceFacts | null
}

export type CheckedRow = { facts: RowFacts; problems: RowProblem[] }

const LONGEST: Record<Column, number> = {
  customerName: 120,
  customerKind: 40,
  contact: 80,
  phone: 200,
  address: 300,
  productLine: 80,
  model: 120,
  serial: 80,
  purchasedOn: 40,
  installedOn: 40,
  installer: 80,
  materials: 2000,
  purchasePlace: 120,
  note: 4000,
  serviceOn: 40,
  serviceNumber: 80,
  serviceFault: 4000,
  serviceDone: 4000,
  serviceBy: 80,
  serviceCharge: 40,
  birthday: 40,
  otherDates: 400,
  interests: 400,
  grade: 40,
}
const FIRM =
  /公司|集团|集團|酒店|宾馆|賓館|医院|醫院|学校|學校|大学|大學|中学|小学|幼儿园|厂$|廠$|商行|企業社|co\.|ltd|inc\b|gmbh/i

/**
 * Reads one row. Problems that refuse it have `refuses`; such a row stays out as a whole.
 * @param today in the company's time zone: what was bought or installed lies before its end
 */
export function checkRow(cells: Cells, country: Country, today: Temporal.PlainDate): CheckedRow {
  const problems: RowProblem[] = []
  const refuse = (column: Column | null, code: Reason) =>
    problems.push({ column, code, value: column === null ? '' : shorten(cells[column] ?? ''), refuses: true })
  const cell = (column: Column) => clean(cells[column] ?? '')
  for (const [column, most] of Object.entries(LONGEST) as [Column, number][]) {
    if ((cells[column] ?? '').length > most) refuse(column, 'too long')
  }
  const phones = readPhones(NOTHING.test(cells.phone ?? '') ? '' : (cells.phone ?? ''), country)
  if (phones === null) refuse('phone', 'phone unreadable')
  const name = cell('customerName')
  if (name === '' && phones?.length === 0) refuse(null, 'no name and no phone')
  if (phones?.some(phone => phone.local)) {
    problems.push({ ...remark('phone', 'local number without area code'), value: shorten(cells.phone ?? '') })
  }
  const purchasedOn = dayIn('purchasedOn')
  const installedOn = dayIn('installedOn')
  if (purchasedOn && installedOn && Temporal.PlainDate.compare(installedOn, purchasedOn) < 0) {
    refuse('installedOn', 'installed before it was bought')
  }
  const device: DeviceFacts = {
    productLine: cell('productLine'),
    model: cell('model'),
    serial: cell('serial'),
    purchasedOn,
    installedOn,
    installer: cell('installer'),
    purchasePlace: cell('purchasePlace'),
    materials: readMaterials(cells.materials ?? ''),
  }
  const facts: RowFacts = {
    name: name || masked(phones?.[0]?.number ?? ''),
    named: name !== '',
    kind: FIRM.test(name) ? 'firm' : 'person',
    phones: phones ?? [],
    address: cell('address'),
    note: (cells.note ?? '').trim(),
    device: saysSomething(device) ? device : null,
  }
  return { facts, problems }

  function dayIn(column: 'purchasedOn' | 'installedOn'): Temporal.PlainDate | null {
    const text = cell(column)
    if (text === '') return null
    const day = readDay(text)
    if (day === null) refuse(column, 'date unreadable')
    else if (Temporal.PlainDate.compare(day, today) > 0) refuse(column, 'date in the future')
    return day
  }
}

export const remark = (column: Column | null, code: Remark): RowProblem => ({
  column,
  code,
  value: '',
  refuses: false,
})

/**
 * Somebody known by his phone only is a customer like any other (features.md CTI-03); his name shows the last
 * digits.
 */
function masked(number: string): string {
  const digits = showPhone(number).replace(/\D/g, '')
  return digits === '' ? '' : `…${digits.slice(-4)}`
}

function saysSomething(device: DeviceFacts): boolean {
  const { materials, purchasedOn, installedOn, ...texts } = device
  return (
    materials.length > 0 || purchasedOn !== null || installedOn !== null || Object.values(texts).some(Boolean)
  )
}

const NOTHING = /^\s*(?:[-—/\\.]+|无|無|n\/?a|null|none|unknown|不详|不詳)\s*$/i

/** One line, no control characters; `-`, `无`, `N/A` and their like mean that there is nothing. */
function clean(text: string): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return NOTHING.test(plain) ? '' : plain
}

const shorten = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 60)}…`)

/** Two rows with the same key say the same; a row whose key was written once changes nothing any more. */
export function rowKey(facts: RowFacts): string {
  const { device } = facts
  const parts = [
    fold(facts.name),
    facts.phones
      .map(phone => phone.number)
      .sort()
      .join(' '),
    fold(facts.address),
    ...(device === null
      ? []
      : [
          fold(device.productLine),
          fold(device.model),
          serialKey(device.serial) ?? '',
          device.purchasedOn?.toString() ?? '',
          device.installedOn?.toString() ?? '',
          fold(device.installer),
        ]),
  ]
  return parts.join('\u001f')
}
