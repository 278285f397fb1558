import { type Country, type ReadPhone, readPhone } from '#core/phones.ts'

/** `label`: what stands beside the number, `13812345678(儿子)`. */
export type TypedPhone = ReadPhone & { typed: string; label: string }
const MOST_PHONES = 10
/** Digits of a phone that stands beside another with only a space or a slash between. */
const LEAST_DIGITS = 7
const LONGEST_LABEL = 40

/**
 * The phones of a cell: one, or several with `、 , ; / |`, a line break or a space between, or with a word
 * beside each. The whole cell is tried first, for `0755/8888-1234` is one phone. Null when a part of it is
 * no phone.
 */
export function readPhones(cell: string, country: Country): TypedPhone[] | null {
  const text = wholeNumbers(cell.normalize('NFKC')).trim()
  if (text === '') return []
  const phones = readEach(split(text, /[、,;|\n\r]+/), country)
  if (phones !== null) return phones
  const smaller = split(text, /[、,;|\n\r/\s]+/)
  const apart = smaller.every(part => part.replace(/\D/g, '').length >= LEAST_DIGITS)
  return (apart ? readEach(smaller, country) : null) ?? readEach(besideWords(text), country)
}

/**
 * `13812345678(儿子)13987654321 女儿`: a new phone begins behind a word, or, where words come first, behind a
 * number.
 */
function besideWords(text: string): string[] {
  const parts = /^[+\d(]/.test(text)
    ? text.split(/(?<=[\p{Script=Han})])[\s/、,;|]*(?=[+\d])/u)
    : text.split(/(?<=\d)[\s/、,;|]*(?=\p{Script=Han})/u)
  return parts.flatMap(part => split(part, /[、,;|\n\r]+/))
}

/** Excel's `1.3812345678E+10` with all its digits; what has lost some stays as it is. */
function wholeNumbers(text: string): string {
  return text.replace(/\b\d\.\d+E\+?\d{1,2}\b/gi, said => (lostDigits(said) ? said : String(Number(said))))
}

/** `1.38E+10`: Excel kept three digits of eleven. */
export function lostDigits(text: string): boolean {
  const parts = /^\s*\d\.?(\d*)E\+?(\d{1,2})\s*$/i.exec(text.normalize('NFKC'))
  return parts !== null && (parts[1] ?? '').length < Number(parts[2]) - 1
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
    const phone = readLabelled(part, country)
    if (phone === null) return null
    if (!phones.some(({ number }) => number === phone.number)) phones.push(phone)
  }
  return phones
}

/** What says of a phone only that it is one. */
export const CALLED_PHONE = /^(?:手机|手機|电话|電話|固话|座机|市话|市話|联系电话|tel|phone|mobile|cell)$/i
const LABEL_BEFORE = /^(?<label>[\p{Script=Han}a-z.·]{1,12}?)\s*:?\s*(?<rest>[+\d(].*)$/iu
const LABEL_BEHIND = [
  /^(?<rest>.*\d)\s*\((?<label>[^()\d]{1,40})\)$/u,
  /^(?<rest>.*\d)\s*[-:]?\s*(?<label>[\p{Script=Han}a-z.·][\p{Script=Han}a-z.· ]{0,15})$/iu,
]

function readLabelled(part: string, country: Country): TypedPhone | null {
  const plain = readPhone(part, country)
  if (plain !== null) return { ...plain, typed: part, label: '' }
  const labels: string[] = []
  let rest = part
  for (const pattern of [...LABEL_BEHIND, LABEL_BEFORE]) {
    const found = pattern.exec(rest)?.groups
    if (found === undefined || labels.length > 1) continue
    rest = found.rest?.trim() ?? rest
    if (!CALLED_PHONE.test(found.label ?? '')) labels.push(found.label?.trim() ?? '')
  }
  const read = rest === part ? null : readPhone(rest, country)
  if (read === null || (read.local && read.number.length < LEAST_DIGITS)) return null
  return { ...read, typed: rest, label: labels.join(' ').slice(0, LONGEST_LABEL) }
}

export type ReadMaterial = { name: string; quantity: number | null; unit: string }
const MOST_MATERIALS = 100

/**
 * 辅料明细: `铜管 3 米、支架×1；保温棉2卷`. What has no quantity is a name alone; so is `R32`, digits that stand right
 * behind a Latin letter.
 */
export function readMaterials(cell: string): ReadMaterial[] {
  const parts = cell.normalize('NFKC').split(/[、,;\n\r]+/)
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .slice(0, MOST_MATERIALS)
    .map(readMaterial)
}

function readMaterial(part: string): ReadMaterial {
  const read = /^(.*?(?![a-z])\D)\s*[×x*]?\s*(\d{1,6}(?:\.\d{1,3})?)\s*(\p{L}{0,8}|m²|m2|m3)$/iu.exec(part)
  const name = read?.[1]?.replace(/[\s:×x*]+$/iu, '').trim() ?? ''
  const quantity = Number(read?.[2])
  if (read === null || name === '' || !(quantity > 0))
    return { name: part.slice(0, 80), quantity: null, unit: '' }
  return { name: name.slice(0, 80), quantity, unit: read[3] ?? '' }
}
