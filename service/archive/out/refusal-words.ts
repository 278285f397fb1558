import type { Language } from '#core/languages.ts'
import type { Reason } from '../contract/imports.ts'

type Words = {
  heading: string
  colon: string
  between: string
  name: string
  reasons: Record<Reason, string>
}

/** Why a row stays out, as the file of refused rows says it to whoever mends it. */
export const REFUSAL_WORDS: Record<Language, Words> = {
  'zh-Hans': {
    heading: '没有导入的原因',
    colon: '：',
    between: '；',
    name: '没有导入的行',
    reasons: {
      'no name and no phone': '没有姓名，也没有电话',
      'phone unreadable': '电话看不懂',
      'phone digits lost': '电话的末几位被 Excel 丢掉了',
      'date unreadable': '日期看不懂',
      'date in the future': '日期在将来',
      'installed before it was bought': '早于购买日期',
      'too long': '内容太长',
      'serial of another customer': '这个序列号登记在别的客户名下',
      'charge unreadable': '金额看不懂',
      'row cut short': '这一行不完整',
    },
  },
  'zh-Hant': {
    heading: '沒有匯入的原因',
    colon: '：',
    between: '；',
    name: '沒有匯入的列',
    reasons: {
      'no name and no phone': '沒有姓名，也沒有電話',
      'phone unreadable': '電話看不懂',
      'phone digits lost': '電話的末幾碼被 Excel 丟掉了',
      'date unreadable': '日期看不懂',
      'date in the future': '日期在未來',
      'installed before it was bought': '早於購買日期',
      'too long': '內容太長',
      'serial of another customer': '這個機身號碼登記在別的客戶名下',
      'charge unreadable': '金額看不懂',
      'row cut short': '這一列不完整',
    },
  },
  en: {
    heading: 'Why it stayed out',
    colon: ': ',
    between: '; ',
    name: 'Rows that stayed out',
    reasons: {
      'no name and no phone': 'neither name nor phone',
      'phone unreadable': 'this phone cannot be read',
      'phone digits lost': 'Excel dropped the last digits of this phone',
      'date unreadable': 'this date cannot be read',
      'date in the future': 'this date lies in the future',
      'installed before it was bought': 'before it was bought',
      'too long': 'too long',
      'serial of another customer': 'this serial number is on file with another customer',
      'charge unreadable': 'this amount cannot be read',
      'row cut short': 'this row is cut short',
    },
  },
}

const HEADINGS = new Set(Object.values(REFUSAL_WORDS).map(({ heading }) => heading))

/** A file of refused rows that comes back mended is the file that it was cut from. */
export const withoutReasons = (headings: readonly string[]): string[] =>
  headings.filter(heading => !HEADINGS.has(heading.trim()))
