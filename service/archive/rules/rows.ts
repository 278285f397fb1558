import { fold } from '#core/find/fold.ts'
import { type Country, showPhone } from '#core/phones.ts'
import type { Column, Reason, Remark, RowProblem } from '../contract/imports.ts'
import { serialKey } from '../rules.ts'
import { lostDigits, type ReadMaterial, readMaterials, readPhones, type TypedPhone } from './cells.ts'
import { readCharge } from './charge.ts'
import { cleaned } from './clean.ts'
import { readDay, type ToldDay } from './days.ts'
import type { Memories } from './memories.ts'
import { type MemoryColumn, memoryCells, readMemories } from './memory-cells.ts'

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

/** One past service. `by`: who came, as the list says; `number`: the list's own. */
export type ServiceFacts = {
  on: Temporal.PlainDate
  knownTo: ToldDay['knownTo']
  fault: string
  done: string
  by: string
  chargeCents: number | null
  number: string
}

/** What a row says once it is read. */
export type RowFacts = {
  name: string
  /** False where the list gives no name and the phone stands for it. */
  named: boolean
  kind: 'person' | 'firm'
  /** Whom to ask for, where that is not the customer himself. */
  contact: string
  phones: TypedPhone[]
  address: string
  note: string
  device: DeviceFacts | null
  service: ServiceFacts | null
  memories: Memories
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

const FIRM_KIND =
  /企业|企業|单位|單位|公司|团体|團體|商用|商户|商戶|工程|机构|機構|firm|company|business|organi[sz]ation|corporate/i
const MEMORIES: readonly MemoryColumn[] = ['birthday', 'otherDates', 'interests', 'grade']

/**
 * Reads one row. Problems that refuse it have `refuses`; such a row stays out as a whole.
 * @param today in the company's time zone: what was bought, installed or repaired lies before its end
 */
export function checkRow(cells: Cells, country: Country, today: Temporal.PlainDate): CheckedRow {
  const problems: RowProblem[] = []
  const say = (column: Column | null, code: Reason | Remark, refuses: boolean) =>
    problems.push({ column, code, value: column === null ? '' : shorten(cells[column] ?? ''), refuses })
  const said = cleanCells(cells, say)
  const { phones, name } = whoIn(said, country, say)
  const days = daysIn(said, today, say)
  const kind = said('customerKind')
  const device: DeviceFacts = {
    productLine: said('productLine'),
    model: said('model'),
    serial: said('serial'),
    purchasedOn: days.purchasedOn?.day ?? null,
    installedOn: days.installedOn?.day ?? null,
    installer: said('installer'),
    purchasePlace: said('purchasePlace'),
    materials: readMaterials(said('materials')),
  }
  const facts: RowFacts = {
    name: name || masked(phones[0]?.number ?? ''),
    named: name !== '',
    kind: (kind === '' ? FIRM.test(name) : FIRM_KIND.test(kind)) ? 'firm' : 'person',
    contact: said('contact') === name ? '' : said('contact'),
    phones,
    address: said('address'),
    note: said('note'),
    device: saysSomething(device) ? device : null,
    service: serviceIn(said, days.serviceOn, say),
    memories: memoriesIn(said, say),
  }
  return { facts, problems }
}

type Said = (column: Column) => string
type Say = (column: Column | null, code: Reason | Remark, refuses: boolean) => unknown

/** The cells without what the web put into them, each in one line but the long ones. */
function cleanCells(cells: Cells, say: Say): Said {
  const clean: Cells = {}
  for (const [column, raw] of Object.entries(cells) as [Column, string][]) {
    if (raw.length > LONGEST[column]) {
      say(column, 'too long', true)
      clean[column] = raw.slice(0, LONGEST[column])
      continue
    }
    const { text, sounds, shifted } = cleaned(raw)
    if (sounds > 0) say(column, 'pinyin taken out', false)
    if (shifted.length > 0) say(column, 'characters garbled', false)
    const line = LONG_TEXTS.includes(column) ? text.trim() : text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
    clean[column] = isNothing(line) ? '' : line
  }
  return column => clean[column] ?? ''
}

function whoIn(said: Said, country: Country, say: Say): { name: string; phones: TypedPhone[] } {
  const name = said('customerName')
  const phones = readPhones(said('phone'), country)
  if (phones === null)
    say('phone', lostDigits(said('phone')) ? 'phone digits lost' : 'phone unreadable', true)
  if (name === '' && phones?.length === 0) say(null, 'no name and no phone', true)
  if (phones?.some(phone => phone.local)) say('phone', 'local number without area code', false)
  return { name, phones: phones ?? [] }
}

type DayColumn = 'purchasedOn' | 'installedOn' | 'serviceOn'

function daysIn(said: Said, today: Temporal.PlainDate, say: Say): Record<DayColumn, ToldDay | null> {
  const dayIn = (column: DayColumn): ToldDay | null => {
    const text = said(column)
    const told = text === '' ? 'nothing' : readDay(text)
    if (told === 'nothing') return null
    if (told === null) say(column, 'date unreadable', true)
    else if (isAfter(told.day, today)) say(column, 'date in the future', true)
    else if (told.doubtful) say(column, 'day or month first', false)
    else if (told.knownTo !== 'day')
      say(column, told.knownTo === 'month' ? 'day not known' : 'month not known', false)
    return told
  }
  const [purchasedOn, installedOn] = [dayIn('purchasedOn'), dayIn('installedOn')]
  if (purchasedOn !== null && installedOn !== null && isAfter(purchasedOn.day, latest(installedOn))) {
    say('installedOn', 'installed before it was bought', true)
  }
  return { purchasedOn, installedOn, serviceOn: dayIn('serviceOn') }
}

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0

/** Of a month alone its last day may be meant. */
function latest({ day, knownTo }: ToldDay): Temporal.PlainDate {
  if (knownTo === 'day') return day
  return day.add(knownTo === 'month' ? { months: 1 } : { years: 1 }).subtract({ days: 1 })
}

function serviceIn(said: Said, on: ToldDay | null, say: Say): ServiceFacts | null {
  const charge = said('serviceCharge')
  const chargeCents = charge === '' ? null : readCharge(charge)
  if (charge !== '' && chargeCents === null) say('serviceCharge', 'charge unreadable', true)
  const texts = {
    fault: said('serviceFault'),
    done: said('serviceDone'),
    by: said('serviceBy'),
    number: said('serviceNumber'),
  }
  if (on !== null) return { on: on.day, knownTo: on.knownTo, ...texts, chargeCents }
  if (said('serviceOn') === '' && (texts.fault !== '' || texts.done !== ''))
    say('serviceOn', 'service without a day', false)
  return null
}

function memoriesIn(said: Said, say: Say): Memories {
  const told = Object.fromEntries(MEMORIES.map(column => [column, said(column)]))
  const { memories, unread } = readMemories(told)
  for (const column of new Set(unread.map(one => one.column))) say(column, 'not understood', false)
  return memories
}

export const remark = (column: Column | null, code: Remark): RowProblem => ({
  column,
  code,
  value: '',
  refuses: false,
})

/**
 * Somebody known by his phone only is a customer like any other (features.md CTI-03); his name shows the
 * last digits.
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

const LONG_TEXTS: readonly Column[] = [
  'note',
  'serviceFault',
  'serviceDone',
  'phone',
  'materials',
  'otherDates',
  'interests',
]

const NOTHING =
  /^(?:[-—–_/\\.*?？#]+|无|無|没有|沒有|空|暂无|暫無|未知|不详|不詳|不明|不清楚|待补|待補|待定|未填|n\/?a|#n\/a|nan|null|nil|none|unknown|unspecified|not known|not available|tbd)$/i

/** `-`, `无`, `N/A`, `Unspecified` and their like mean that there is nothing. */
const isNothing = (text: string): boolean => text.length <= 20 && NOTHING.test(text.normalize('NFKC'))

const shorten = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 60)}…`)

/** Two rows with the same key say the same; a row whose key was written once changes nothing any more. */
export function rowKey(facts: RowFacts): string {
  const { device, service, memories } = facts
  const noted = Object.values(memoryCells(memories)).map(fold)
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
    ...(service === null
      ? []
      : [
          'service',
          service.on.toString(),
          fold(service.number),
          fold(service.fault),
          fold(service.done),
          fold(service.by),
          String(service.chargeCents ?? ''),
        ]),
    ...(noted.some(one => one !== '') ? ['noted', ...noted] : []),
    ...(facts.contact === '' ? [] : ['contact', fold(facts.contact)]),
  ]
  return parts.join('\u001f')
}
