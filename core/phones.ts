import parsePhone from 'libphonenumber-js'

/**
 * A phone as a person wrote it, read. `number` is E.164 (`+8613812345678`) where the plan of numbers knows
 * it, else its bare digits: a local number without area code (`88881234`), a service number (`95588`). Then
 * `local` is true.
 */
export type ReadPhone = { number: string; extension: string; local: boolean }

export type Country = 'CN' | 'TW' | 'HK' | 'MO'

const LEAST_DIGITS = 3
const MOST_DIGITS = 15
const EXTENSION = /(?:转分机|轉分機|分机|分機|转|轉|ext\.?|x|#|,)\s*:?\s*(\d{1,8})$/i
/** `0755-88881234-802`: a third group behind a Chinese landline is an extension. */
const THIRD_GROUP = /^(0\d{2,3}[-/ ]?\d{7,8})[-/](\d{1,6})$/
/** Up to 8 digits are no whole Chinese number: the area code was left out, or it is a service number. */
const LONGEST_LOCAL = 8
const CHINESE_MOBILE = /^1[3-9]\d{9}$/

/**
 * Null when it is no phone: letters in it, fewer than 3 or more than 15 digits. Full-width digits are read,
 * too.
 */
export function readPhone(typed: string, country: Country = 'CN'): ReadPhone | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .trim()
  const { main, extension } = splitExtension(plain)
  if (!/^\+?[\d\s()./-]+$/.test(main)) return null
  const digits = main.replace(/\D/g, '')
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return null
  if (country === 'CN' && CHINESE_MOBILE.test(digits) && !main.includes('+')) {
    return { number: `+86${digits}`, extension, local: false }
  }
  const local = { number: digits, extension, local: true }
  if (country === 'CN' && !main.includes('+') && digits.length <= LONGEST_LOCAL) return local
  for (const spelling of spellings(main, digits, country)) {
    const number = parsePhone(spelling, country)
    if (number?.isValid()) return { number: number.number, extension, local: false }
  }
  return main.startsWith('+') ? null : local
}

function splitExtension(plain: string): { main: string; extension: string } {
  const said = EXTENSION.exec(plain)
  if (said?.[1] !== undefined) return { main: plain.slice(0, said.index).trim(), extension: said[1] }
  const third = THIRD_GROUP.exec(plain)
  if (third?.[1] !== undefined && third[2] !== undefined) return { main: third[1], extension: third[2] }
  return { main: plain, extension: '' }
}

/** `0086 138…` and `86138…` are `+86 138…`; `+86 (0)755 …` carries a trunk zero too many. */
function spellings(main: string, digits: string, country: Country): string[] {
  const tries = [main.replace(/^(\+\d{1,3}\s*)\(0\)/, '$1').replaceAll('/', ' ')]
  if (digits.startsWith('00')) tries.push(`+${digits.slice(2)}`)
  if (country === 'CN' && /^86\d{10,12}$/.test(digits))
    tries.push(`+${digits}`, `+86${digits.slice(2).replace(/^0/, '')}`)
  return tries
}

/** For reading: `138 1234 5678`, `0755 8888 1234`, `+852 9123 4567` from China. */
export function showPhone(number: string, extension = '', country: Country = 'CN'): string {
  return extension === '' ? shown(number, country) : `${shown(number, country)} – ${extension}`
}

function shown(number: string, country: Country): string {
  if (!number.startsWith('+')) return number
  // Most are Chinese mobiles, and a page of hits shows dozens of them.
  const mobile = country === 'CN' ? /^\+86(1[3-9]\d)(\d{4})(\d{4})$/.exec(number) : null
  if (mobile) return mobile.slice(1).join(' ')
  const read = parsePhone(number)
  if (read === undefined) return number
  return read.country === country ? read.formatNational() : read.formatInternational()
}

/** Digits as dialled within the country, trunk zero included (`075588881234`), and its calling code. */
export function nationalDigits(number: string): { national: string; code: string } {
  if (!number.startsWith('+')) return { national: number, code: '' }
  if (/^\+861[3-9]\d{9}$/.test(number)) return { national: number.slice(3), code: '86' }
  const read = parsePhone(number)
  if (read === undefined) return { national: number.slice(1), code: '' }
  return { national: read.formatNational().replace(/\D/g, ''), code: read.countryCallingCode }
}

/** Whose plan of numbers a bare number belongs to, from the company's time zone. */
export function countryOf(timeZone: string): Country {
  const zones: Record<string, Country> = { 'Asia/Taipei': 'TW', 'Asia/Hong_Kong': 'HK', 'Asia/Macau': 'MO' }
  return zones[timeZone] ?? 'CN'
}
