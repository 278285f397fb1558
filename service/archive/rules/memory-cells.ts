import { DATE_KINDS, type DateKind, type Memories, type NotedDate, whyNotDate } from './memories.ts'

/** What lists call a kind; the first is what we write. */
const CALLED: Record<Exclude<DateKind, 'other'>, readonly string[]> = {
  birthday: ['生日', '寿辰', '壽辰', '诞辰', '誕辰', 'birthday'],
  wedding: ['结婚纪念日', '結婚紀念日', '结婚', '結婚', 'wedding anniversary', 'wedding'],
  founded: ['公司成立', '成立', '开业', '開業', '創立', '创立', 'founded'],
  'moved in': ['乔迁', '喬遷', '入住', '搬家', 'moved in'],
}

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const ALIASES: Record<string, number> = { 一: 1, 冬: 11, 腊: 12, 臘: 12 }
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const dayWords = (day: number): string => {
  if (day <= 10) return `初${DIGITS[day]}`
  if (day < 20) return `十${DIGITS[day - 10]}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${DIGITS[day - 20]}`
}

const LUNAR_DAYS = new Map(
  Array.from({ length: 30 }, (_, n) => n + 1).flatMap((day): [string, number][] => [
    [dayWords(day), day],
    ...(day > 20 && day < 30 ? [[`二十${DIGITS[day - 20]}`, day] as [string, number]] : []),
  ]),
)
const LUNAR_MONTHS = new Map([
  ...MONTHS.map((word, n): [string, number] => [word, n + 1]),
  ...Object.entries(ALIASES),
])

/** 八月十五, 闰四月初八: read aloud as in the almanac. */
export const lunarWords = (
  { month, leap, day }: Pick<NotedDate, 'month' | 'leap' | 'day'>,
  leapWord = '闰',
) => `${leap ? leapWord : ''}${MONTHS[month - 1]}月${dayWords(day)}`

const two = (n: number) => String(n).padStart(2, '0')

function dateText(date: NotedDate): string {
  const { calendar, month, day, year } = date
  if (calendar === 'lunar') return `农历${year === null ? '' : `${year}年`}${lunarWords(date)}`
  return `${year === null ? '' : `${String(year).padStart(4, '0')}-`}${two(month)}-${two(day)}`
}

type Day = Pick<NotedDate, 'calendar' | 'month' | 'leap' | 'day' | 'year'>

/**
 * `1960-05-20`, `5月20日`, `05/20`, `农历八月十五`, `农历1960年闰四月初八`, `阴历8月15`; a time of day behind it is
 * dropped. Null for anything else, above all two numbers of which nobody knows the month (`20/05/1960`).
 */
export function readYearlyDay(text: string): Day | null {
  const plain = text.normalize('NFKC').trim()
  const marked = /^(?:农历|農曆|阴历|陰曆|旧历|舊曆|lunar)\s*/i.exec(plain)
  const rest = plain.slice(marked?.[0].length ?? 0)
  const named =
    /^(?:(\d{4})年?\s*)?([闰閏])?([正一二三四五六七八九十冬腊臘]{1,2})月(初?[一二三四五六七八九十廿]{1,3})日?$/.exec(
      rest,
    )
  if (named) {
    const month = LUNAR_MONTHS.get(named[3] ?? '')
    const day = LUNAR_DAYS.get(named[4] ?? '') ?? LUNAR_DAYS.get(`初${named[4]}`)
    return checked('lunar', named[1], month, named[2] !== undefined, day)
  }
  const figures =
    /^(?:(\d{4})\s*[-/.年]\s*)?([闰閏])?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?(?:[T\s]+00:00(?::00(?:\.0+)?)?Z?)?$/.exec(
      rest,
    ) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(rest)
  if (figures === null) return null
  const leap = Boolean(figures[2])
  return checked(marked || leap ? 'lunar' : 'solar', figures[1], Number(figures[3]), leap, Number(figures[4]))
}

function checked(
  calendar: Day['calendar'],
  yearText: string | undefined,
  month: number | undefined,
  leap: boolean,
  day: number | undefined,
): Day | null {
  if (month === undefined || day === undefined) return null
  const year = yearText === undefined ? null : Number(yearText)
  if (year !== null && (year < 1000 || year > 2199)) return null
  const date = { calendar, month, leap, day, year }
  return whyNotDate(date) === null ? date : null
}

/** Longest first, so that 公司成立 is not 成立 of a 公司. */
const NAMES = DATE_KINDS.flatMap(kind =>
  kind === 'other' ? [] : CALLED[kind].map(name => ({ kind, name })),
).sort((a, b) => b.name.length - a.name.length)

/** `女儿 生日` is the birthday of 女儿; what names no kind is `other` in its own words. */
function kindOf(label: string): Pick<NotedDate, 'kind' | 'words'> {
  const plain = label.replace(/\s+/g, ' ').trim()
  const found = NAMES.find(({ name }) => plain.toLowerCase().endsWith(name))
  if (found === undefined) return { kind: 'other', words: plain }
  return { kind: found.kind, words: plain.slice(0, plain.length - found.name.length).replace(/[\s的]+$/, '') }
}

/**
 * One spelling for each fact, so that what goes out comes in equal: no separators in words, a kind by its
 * name.
 */
export function tidyDate(date: NotedDate): NotedDate {
  const words = plainWords(date.words).replace(/[\s:,]+$/, '')
  return { ...date, ...(date.kind === 'other' ? kindOf(words) : { words: words.replace(/[\s的]+$/, '') }) }
}

const MOST_WORDS = 80
const plainWords = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[;、\n\r\t]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_WORDS)
    .trim()

const each = (cell: string, separators: RegExp) =>
  [...new Set(cell.normalize('NFKC').split(separators).map(plainWords))].filter(one => one !== '')

/** Interests as they are typed or stand in a cell, each by itself: `钓鱼、太极；孙子在读书`. */
export const readInterests = (cell: string) => each(cell, /[;、\n\r]+/)

export type MemoryColumn = 'birthday' | 'otherDates' | 'interests' | 'grade'
type Unread = { column: MemoryColumn; value: string }

/** What a row of a list remembers of its customer. What nobody can read stays out, by its column. */
export function readMemories(cells: Partial<Record<MemoryColumn, string>>): {
  memories: Memories
  unread: Unread[]
} {
  const unread: Unread[] = []
  const dates: NotedDate[] = []
  const keep = (column: MemoryColumn, value: string, date: NotedDate | null) =>
    date === null ? unread.push({ column, value }) : dates.push(tidyDate(date))
  for (const one of each(cells.birthday ?? '', /[;、\n\r]+/)) {
    const day = readYearlyDay(one)
    keep('birthday', one, day && { kind: 'birthday', words: '', ...day })
  }
  for (const one of each(cells.otherDates ?? '', /[;、\n\r]+/)) keep('otherDates', one, readLabelled(one))
  const grade = plainWords(cells.grade ?? '')
    .slice(0, 40)
    .trim()
  return {
    memories: { dates, interests: readInterests(cells.interests ?? ''), grade: grade === '' ? null : grade },
    unread,
  }
}

/** Where the words end, the day begins: the longest end that is one. */
function readLabelled(text: string): NotedDate | null {
  for (let at = 1; at < text.length; at++) {
    const day = readYearlyDay(text.slice(at))
    if (day === null) continue
    const label = text.slice(0, at).replace(/[\s:,]+$/, '')
    return label === '' ? null : { ...kindOf(label), ...day }
  }
  return null
}

/** The same as texts of a list; `readMemories` reads them back equal. */
export function memoryCells({ dates, interests, grade }: Memories): Record<MemoryColumn, string> {
  const own = dates.filter(({ kind, words }) => kind === 'birthday' && words === '')
  const others = dates.filter(date => !own.includes(date))
  return {
    birthday: own.map(dateText).join('；'),
    otherDates: others.map(date => `${labelOf(date)}：${dateText(date)}`).join('；'),
    interests: interests.join('；'),
    grade: grade ?? '',
  }
}

const labelOf = ({ kind, words }: NotedDate) =>
  kind === 'other' ? words : [words, CALLED[kind][0]].filter(Boolean).join(' ')
