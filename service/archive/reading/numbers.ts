/**
 * How a number in a cell is meant: as a `day` (with its time of day where it has one), as a `month` of
 * which no day is shown, as a `time` of day, as digits with zeros in front (their count), or as it is.
 */
export type NumberForm = 'plain' | 'day' | 'month' | 'time' | { zeros: number }

/**
 * The forms that every Excel knows without the file naming them (ECMA-376 18.8.30); those from 27 on are
 * Chinese, and mean year and month on the mainland where Taiwan's show a whole day: `shownNumber` looks at
 * the day itself.
 */
const DAYS = [14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58]
const MONTHS = [17, 27, 36, 50, 52, 57]
const TIMES = [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]

/** @param code the file's own words for the form, where it has some */
export function numberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) {
    if (DAYS.includes(id)) return 'day'
    if (MONTHS.includes(id)) return 'month'
    return TIMES.includes(id) ? 'time' : 'plain'
  }
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length }
  if (/general/i.test(bare) || /[0#?]/.test(bare.replace(/[sS]\.0+/g, ''))) return 'plain'
  if (/d/i.test(bare)) return 'day'
  if (/[ye]/i.test(bare)) return 'month'
  if (/[hs]/i.test(bare)) return 'time'
  return /m/i.test(bare) ? 'day' : 'plain'
}

const DAY_MS = 86_400_000
/**
 * Excel believes that 1900 was a leap year; serials below 61 are wrong by a day, and no list is that old.
 */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** 31 December 9999 */
const LAST_SERIAL = 2_958_465

/**
 * The number of a cell as text, as a person meant it: a day as `2019-03-05`, a month as `2019-03`, a phone
 * or serial with all its digits (`1.38E10` is 13800000000), a sum without the dust of binary fractions.
 */
export function shownNumber(text: string, form: NumberForm, from1904: boolean): string {
  if (form === 'plain') return exactNumber(text)
  const number = Number(text)
  if (!Number.isFinite(number) || number < 0) return text
  if (typeof form === 'object') return Number.isInteger(number) ? text.padStart(form.zeros, '0') : text
  if (number > LAST_SERIAL) return exactNumber(text)
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(number * 86_400) * 1000)
  const iso = at.toISOString()
  if (form === 'time' || number < 1) return iso.slice(11, 16)
  // A day other than the first was typed as a day, however the cell shows it.
  if (form === 'month' && at.getUTCDate() === 1) return iso.slice(0, 7)
  return at.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}

/** Excel keeps 15 digits. */
function exactNumber(text: string): string {
  if (/^-?\d{1,15}$/.test(text)) return text
  const number = Number(text)
  if (text === '' || !Number.isFinite(number)) return text
  if (Number.isSafeInteger(number)) return /^-?\d+$/.test(text) ? text : String(number)
  const exact = Number(number.toPrecision(15))
  return Math.abs(exact) < 1e21 && Math.abs(exact) >= 1e-6 ? String(exact) : text
}
