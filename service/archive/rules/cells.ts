import { type Country, type ReadPhone, readPhone } from '#core/phones.ts'

/**
 * The first day that a list may speak of, and Excel's day 0 (its 1900 was a leap year; serials below 61 are
 * refused).
 */
const FIRST_YEAR = 1970
const EXCEL_EPOCH = '1899-12-30'
const FIRST_SERIAL = 25_569
const LAST_SERIAL = 73_050

const DAY_PARTS = String.raw`(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?`
const TIME_OF_DAY = String.raw`(?:[T\s]+[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?`
const DATED = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*${DAY_PARTS}${TIME_OF_DAY}$`)

/**
 * A day as lists write it: `2019-03-05`, `2019/3/5`, `2019.3.5`, `2019年3月5日`, `20190305`, 民國`108年3月5日`,
 * Excel's 43529; a time of day behind it is dropped. Null for anything else, above all `03/05/2019`: nobody
 * knows which is the month.
 */
export function readDay(text: string): Temporal.PlainDate | null {
  const plain = text.normalize('NFKC').trim()
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain)?.[1]
  if (serial !== undefined) return excelDay(Number(serial))
  const parts = DATED.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (parts) return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  const republic = /^(?:民国|民國)\s*(\d{2,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/.exec(
    plain,
  )
  return republic ? dayOf(Number(republic[1]) + 1911, Number(republic[2]), Number(republic[3])) : null
}

function excelDay(serial: number): Temporal.PlainDate | null {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null
  return Temporal.PlainDate.from(EXCEL_EPOCH).add({ days: serial })
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < FIRST_YEAR || year > 2199) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

export type TypedPhone = ReadPhone & { typed: string }
const MOST_PHONES = 10
/** Digits of a phone that stands beside another with only a space or a slash between. */
const LEAST_DIGITS = 7

/**
 * The phones of a cell: one, or several with `、 , ; / |`, a line break or a space between. The whole cell is
 * tried first, for `0755/8888-1234` is one phone. Null when a part of it is no phone.
 */
export function readPhones(cell: string, country: Country): TypedPhone[] | null {
  const text = cell.normalize('NFKC').trim()
  if (text === '') return []
  const phones = readEach(split(text, /[、,;|\n\r]+/), country)
  if (phones !== null) return phones
  const smaller = split(text, /[、,;|\n\r/\s]+/)
  return smaller.every(part => part.replace(/\D/g, '').length >= LEAST_DIGITS)
    ? readEach(smaller, country)
    : null
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')
}

function readEach(parts: string[], country: Country): TypedPhone[] | null {
  if (parts.length > MOST_PHONES) return null
  const phones: TypedPhone[] = []
  for (const part of parts) {
    const labelled = part.replace(/^[\p{Script=Han}a-z]{1,8}\s*[::]\s*/iu, '')
    const read = readPhone(labelled, country)
    if (read === null) return null
    if (!phones.some(({ number }) => number === read.number)) phones.push({ ...read, typed: labelled })
  }
  return phones
}

export type ReadMaterial = { name: string; quantity: number | null; unit: string }
const MOST_MATERIALS = 100

/** 辅料明细: `铜管 3 米、支架×1；保温棉2卷`. What has no quantity is a name alone. */
export function readMaterials(cell: string): ReadMaterial[] {
  const parts = cell.normalize('NFKC').split(/[、,;\n\r]+/)
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .slice(0, MOST_MATERIALS)
    .map(readMaterial)
}

function readMaterial(part: string): ReadMaterial {
  const read = /^(.*?\D)\s*[×x*]?\s*(\d{1,6}(?:\.\d{1,3})?)\s*(\p{L}{0,8}|m²|m2|m3)$/iu.exec(part)
  const name = read?.[1]?.replace(/[\s:×x*]+$/iu, '').trim() ?? ''
  const quantity = Number(read?.[2])
  if (read === null || name === '' || !(quantity > 0))
    return { name: part.slice(0, 80), quantity: null, unit: '' }
  return { name: name.slice(0, 80), quantity, unit: read[3] ?? '' }
}
