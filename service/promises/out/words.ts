import type { Language } from '#core/languages.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { Standing } from '../contract.ts'
import en from '../ui/words.en.ts'
import hans from '../ui/words.zh-Hans.ts'
import hant from '../ui/words.zh-Hant.ts'

/** Headings and words of a table of promises; the words are those of the page. */
type Words = {
  headings: readonly string[]
  kinds: Record<PromiseKind, string>
  standings: Record<Standing, string>
  byStandard: string
}

export const PROMISE_WORDS: Record<Language, Words> = {
  'zh-Hans': {
    headings: [
      '类别',
      '状态',
      '服务请求',
      '客户',
      '关于什么',
      '从',
      '答应的时间',
      '答应的人',
      '作出时间',
      '谁来办',
      '了结时间',
      '试过次数',
    ],
    kinds: hans.kinds,
    standings: hans.standings,
    byStandard: '按服务标准',
  },
  'zh-Hant': {
    headings: [
      '類別',
      '狀態',
      '服務請求',
      '客戶',
      '關於什麼',
      '從',
      '答應的時間',
      '答應的人',
      '作出時間',
      '負責的人',
      '了結時間',
      '試過次數',
    ],
    kinds: hant.kinds,
    standings: hant.standings,
    byStandard: '依服務標準',
  },
  en: {
    headings: [
      'Kind',
      'Standing',
      'Case',
      'Customer',
      'About what',
      'From',
      'Promised for',
      'Promised by',
      'Made',
      'Sees to it',
      'Settled',
      'Tries',
    ],
    kinds: en.kinds,
    standings: en.standings,
    byStandard: 'by the standard',
  },
}
