/**
 * A day as a list tells it. `knownTo`: of `2019年3月` the month is known, of `2019` the year; the day is
 * then their first. `doubtful`: of `5/3/2019` nobody knows which is the month; it is read as Excel writes
 * it, month first.
 */
export type ToldDay = { day: Temporal.PlainDate; knownTo: 'day' | 'month' | 'year'; doubtful: boolean }

/** The first year that a list may speak of, and Excel's day 0. */
const FIRST_YEAR = 1970
const LAST_YEAR = 2199
const EXCEL_EPOCH = '1899-12-30'
const FIRST_SERIAL = 25_569
const LAST_SERIAL = 73_050
/** 民國元年 is 1912. */
const REPUBLIC = 1911
/** Of two digits: 70 and more are of the last century. */
const CENTURY_TURNS = 70

/** Said of a day that nobody wrote down, beside what `isNothing` knows. */
const NO_DAY = /^(?:0+|9999|(?:0000|9999|1900)[-/.](?:00|0?1|12)[-/.](?:00|0?1|0|31))$/
const BEHIND = new RegExp(
  [
    String.raw`(?:[T\s]+|(?<=[日号號]))\s*(?:(?:上午|下午|中午|早上|晚上|[ap]\.?m\.?)\s*)?`,
    String.raw`(?:\d{1,2}[:时時点點]\d{0,2}(?:[:分]\d{0,2})?秒?(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:Z|[+-]\d\d:?\d\d)?$`,
  ].join(''),
  'i',
)
const WEEKDAY =
  /\s*[,(]?\s*(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\s*[,)]?\s*/i
const ABOUT =
  /^(?:约|約|大约|大約|大概|about|ca\.?|circa)\s*|\s*(?:左右|前后|前後|上旬|中旬|下旬|月初|月底|年初|年底|份)$/gi

/**
 * A day as lists write it: `2019-03-05`, `2019/3/5`, `2019.3.5`, `19.3.5`, `2019年3月5号`, `20190305`,
 * 民國`108年3月5日`, `二〇一九年三月五日`, `5 Mar 2019`, `10/21/18`, Excel's 43529, months and years alone; a time of
 * day behind it is dropped. Null for anything else, `nothing` where it says that nobody knows.
 */
export function readDay(text: string): ToldDay | 'nothing' | null {
  const typed = text.normalize('NFKC').trim()
  if (NO_DAY.test(typed)) return 'nothing'
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(typed)?.[1]
  if (serial !== undefined) return excelDay(Number(serial))
  const plain = inFigures(typed).replace(WEEKDAY, ' ').trim().replace(BEHIND, '').replace(ABOUT, '').trim()
  return republican(plain) ?? yearFirst(plain) ?? run(plain) ?? yearLast(plain) ?? byName(plain)
}

function excelDay(serial: number): ToldDay | null {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null
  return sure(Temporal.PlainDate.from(EXCEL_EPOCH).add({ days: serial }))
}

const FIGURES = '〇一二三四五六七八九'

/** 二〇一九年三月十五日 → 2019年3月15日. */
function inFigures(text: string): string {
  if (!/[一二三四五六七八九十〇零○].*[年月]/.test(text)) return text
  return text.replace(/[一二三四五六七八九十〇零○]+(?=\s*[年月日号號])/g, said => {
    const [tens = '', units = ''] = said.includes('十') ? said.split('十') : []
    const digit = (character: string) =>
      String(Math.max(0, FIGURES.indexOf(character.replace(/[零○]/, '〇'))))
    if (!said.includes('十')) return Array.from(said, digit).join('')
    return `${tens === '' ? 1 : digit(tens)}${units === '' ? 0 : digit(units)}`
  })
}

const NEXT = String.raw`\s*[-/.年]\s*`
const MONTH = String.raw`(\d{1,2})`
const DAY = String.raw`(?:\s*[-/.月]\s*(\d{1,2})\s*[日号號]?|\s*月?)`

const REPUBLIC_SAID = new RegExp(String.raw`^(?:民国|民國)\s*(\d{2,3})(?:${NEXT}${MONTH}${DAY}|\s*年?)$`)
const THREE_DIGITS = new RegExp(String.raw`^(1\d{2})${NEXT}${MONTH}${DAY}$`)

/** 民國 said or a year of three digits: `民國108年3月5日`, `108/03/05`. */
function republican(plain: string): ToldDay | null {
  const parts = REPUBLIC_SAID.exec(plain) ?? THREE_DIGITS.exec(plain)
  return parts === null ? null : told(Number(parts[1]) + REPUBLIC, parts[2], parts[3])
}

const FOUR_DIGITS = new RegExp(String.raw`^(\d{4})(?:${NEXT}${MONTH}${DAY}|\s*年?)$`)
const TWO_DIGITS = new RegExp(String.raw`^['’]?(\d{2})\s*年\s*(?:${MONTH}${DAY})?$`)
const POINTS = new RegExp(String.raw`^['’]?(\d{2})\s*[-.]\s*${MONTH}\s*[-.]\s*(\d{1,2})$`)

/** `2019-3-5`, `2019.3`, `2019年`, `19年3月5日`, `19.3.5`. Two digits and slashes are left to `yearLast`. */
function yearFirst(plain: string): ToldDay | null {
  const parts = FOUR_DIGITS.exec(plain)
  if (parts !== null) return told(Number(parts[1]), parts[2], parts[3])
  const short = TWO_DIGITS.exec(plain) ?? POINTS.exec(plain)
  return short === null ? null : told(century(short[1]), short[2], short[3])
}

/** Figures alone: `20190305`, `201903`, `190305`. */
function run(plain: string): ToldDay | null {
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (whole !== null) return told(Number(whole[1]), whole[2], whole[3])
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(plain)
  if (short === null) return null
  return told(Number(plain.slice(0, 4)), short[3], undefined) ?? told(century(short[1]), short[2], short[3])
}

/** `03/05/2019`, `5.3.2019`, `10/21/18`: with points the day is first, else the month where it can be. */
function yearLast(plain: string): ToldDay | null {
  const parts = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(plain)
  if (parts === null) return null
  const [, first = '', mark, second = '', last = ''] = parts
  const year = last.length === 4 ? Number(last) : century(last)
  if (mark === '.') return told(year, second, first)
  const monthFirst = told(year, first, second)
  const dayFirst = told(year, second, first)
  const yearFirst = last.length === 2 && first.length === 2 ? told(century(first), second, last) : null
  if (monthFirst !== null) {
    const others = [dayFirst, yearFirst].filter(other => other !== null)
    return { ...monthFirst, doubtful: others.some(({ day }) => !day.equals(monthFirst.day)) }
  }
  return dayFirst ?? yearFirst
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `5 Mar 2019`, `March 5, 2019`, `5-Mar-19`, `Mar 2019`. */
function byName(plain: string): ToldDay | null {
  const parts =
    /^(?<day>\d{1,2})?(?:st|nd|rd|th)?[-\s]*(?<name>[a-z]{3,9})\.?[-\s,]+(?<year>\d{4}|\d{2})$/i.exec(
      plain,
    ) ?? /^(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i.exec(plain)
  if (parts?.groups === undefined) return null
  const { day, name = '', year = '' } = parts.groups
  const month = NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return month === 0 ? null : told(year.length === 4 ? Number(year) : century(year), String(month), day)
}

function century(digits: string | undefined): number {
  const year = Number(digits)
  return year + (year >= CENTURY_TURNS ? 1900 : 2000)
}

function told(year: number, month: string | undefined, day: string | undefined): ToldDay | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  try {
    const parts = { year, month: Number(month ?? 1), day: Number(day ?? 1) }
    const date = Temporal.PlainDate.from(parts, { overflow: 'reject' })
    return { ...sure(date), knownTo: day !== undefined ? 'day' : month === undefined ? 'year' : 'month' }
  } catch {
    return null
  }
}

const sure = (day: Temporal.PlainDate): ToldDay => ({ day, knownTo: 'day', doubtful: false })
